// Every component in every state, from a page of its own under the app's headers: nothing axe finds, nothing on the console, in light,
// dark and the system's own colours, in both languages, with longer texts, and within reach of the keyboard.
import { expect, test, type Page } from '@playwright/test';
import { buildStories, storiesPath } from '../../scripts/lib/build-stories.ts';
import { serveStories } from '../../scripts/lib/serve-stories.ts';
import { complaintsOf, expectAccessible, expectNoSidewaysScroll, walkByTab } from './support/accessible.ts';

// What the stories' still clock shows is the clinic's.
test.use({ timezoneId: 'Asia/Kathmandu' });

let server: Awaited<ReturnType<typeof serveStories>>;

test.beforeAll(async () => {
  server = await serveStories(await buildStories());
});
test.afterAll(async () => {
  await server[Symbol.asyncDispose]();
});

const addressOf = (search: Record<string, string>): string =>
  `${server.url}${storiesPath}?${new URLSearchParams(search).toString()}`;

async function openAll(page: Page, search: Record<string, string> = {}): Promise<void> {
  await page.goto(addressOf(search));
  await expect(page.getByRole('heading', { level: 1, name: 'Stories' })).toBeVisible();
}

/** Stories that need the page to themselves are links on the page of all. */
async function aloneStories(page: Page): Promise<readonly string[]> {
  const links = await page.getByRole('article').getByRole('link').all();
  const addresses = await Promise.all(links.map((link) => link.getAttribute('href')));
  return addresses.flatMap((address) => new URLSearchParams(address ?? '').get('story') ?? []);
}

for (const look of [
  { name: 'light', search: { theme: 'light' }, media: {} },
  { name: 'dark', search: { theme: 'dark' }, media: {} },
  { name: 'more contrast', search: { theme: 'light' }, media: { contrast: 'more' } },
  { name: 'more contrast in the dark', search: { theme: 'dark' }, media: { contrast: 'more' } },
  { name: 'Nepali', search: { language: 'ne' }, media: {} },
  { name: 'longer texts', search: { longer: '' }, media: {} },
] as const) {
  test(`every story that shares a page: ${look.name}`, async ({ page }) => {
    const complaints = complaintsOf(page);
    await page.emulateMedia({ reducedMotion: 'reduce', ...look.media });
    await openAll(page, look.search);
    await expectAccessible(page, look.name);
    for (const width of [1280, 640, 360]) {
      await page.setViewportSize({ width, height: 800 });
      await expectNoSidewaysScroll(page, `${look.name} at ${String(width)} px`);
    }
    expect(complaints).toEqual([]);
  });
}

/** Shows a story without loading the page of stories anew, and waits until it shows what it is about. */
async function showAlone(page: Page, story: string, search: Record<string, string>): Promise<void> {
  await page.evaluate(
    (address) => {
      history.pushState(null, '', address);
      dispatchEvent(new PopStateEvent('popstate'));
    },
    addressOf({ story, ...search }),
  );
  const shown = page.locator(`[data-story=${JSON.stringify(story)}]`);
  await expect(shown, 'There is no story of this name').toBeAttached();
  await expect(page.getByText('There is no story of this name.')).toHaveCount(0);
  const awaits = await shown.getAttribute('data-awaits');
  if (awaits === null) return;
  await expect(page.locator(awaits).first(), `${story} waits for ${awaits}`).toBeVisible();
  if (awaits !== '.skeleton') await expect(page.locator('.skeleton'), `${story} is still loading`).toHaveCount(0);
}

test('every story that needs the page to itself, light and dark', async ({ page }) => {
  test.setTimeout(300_000);
  const complaints = complaintsOf(page);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await openAll(page);
  const stories = await aloneStories(page);
  expect(stories.length).toBeGreaterThan(3);
  for (const story of stories) {
    await showAlone(page, story, { theme: 'light' });
    await expectAccessible(page, `${story} light`);
    // The call's own screen is dark in both.
    if ((await page.locator('.video-call').count()) > 0) continue;
    await page.evaluate(() => {
      document.documentElement.dataset['theme'] = 'dark';
    });
    await expectAccessible(page, `${story} dark`, 'colours');
  }
  expect(complaints).toEqual([]);
});

test('every story that needs the page to itself, in Nepali and narrow', async ({ page }) => {
  const complaints = complaintsOf(page);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await openAll(page);
  const stories = await aloneStories(page);
  await page.setViewportSize({ width: 360, height: 800 });
  for (const story of stories) {
    await showAlone(page, story, { language: 'ne' });
    await expectNoSidewaysScroll(page, `${story} at 360 px`);
  }
  expect(complaints).toEqual([]);
});

test('Tab reaches every control of every story, and each shows that it has the focus', async ({ page }) => {
  test.setTimeout(180_000);
  await openAll(page);
  const { missed, unseen } = await walkByTab(page);
  expect(missed).toEqual([]);
  expect(unseen).toEqual([]);
});

test('what the system’s own colours leave can be told apart', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await openAll(page);
  // A chosen and an unchosen option must differ, though backgrounds of our own are gone.
  const colours = (name: string, checked: boolean) =>
    page
      .getByRole('radio', { name, checked, exact: true })
      .locator('xpath=ancestor::label')
      .evaluate((label) => getComputedStyle(label).backgroundColor);
  expect(await colours('Light', true)).not.toBe(await colours('Dark', false));
  await expectAccessible(page, 'forced colours');
});
