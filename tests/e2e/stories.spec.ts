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
  { name: 'light', search: { theme: 'light' }, media: {}, rules: 'all' },
  { name: 'dark', search: { theme: 'dark' }, media: {}, rules: 'colours' },
  { name: 'more contrast', search: { theme: 'light' }, media: { contrast: 'more' }, rules: 'colours' },
  { name: 'more contrast in the dark', search: { theme: 'dark' }, media: { contrast: 'more' }, rules: 'colours' },
  { name: 'Nepali', search: { language: 'ne' }, media: {}, rules: 'all' },
  // English, only longer: what it may break is the room.
  { name: 'longer texts', search: { longer: '' }, media: {}, rules: null },
] as const) {
  test(`every story that shares a page: ${look.name}`, async ({ page }) => {
    const complaints = complaintsOf(page);
    await page.emulateMedia({ reducedMotion: 'reduce', ...look.media });
    await openAll(page, look.search);
    if (look.rules !== null) await expectAccessible(page, look.name, { rules: look.rules });
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

/** One page of each role. */
const shellOn = /^(?:Patient\/Home|Doctor\/Day|Administrator\/People)$/;

for (const look of [
  { name: 'light', search: { theme: 'light' }, rules: 'all', width: 1280 },
  { name: 'dark, Nepali and narrow', search: { theme: 'dark', language: 'ne' }, rules: 'colours', width: 360 },
] as const) {
  test(`every story that needs the page to itself: ${look.name}`, async ({ page }) => {
    test.setTimeout(600_000);
    const complaints = complaintsOf(page);
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await openAll(page);
    const stories = await aloneStories(page);
    expect(stories.length).toBeGreaterThan(100);
    await page.setViewportSize({ width: look.width, height: 800 });
    for (const story of stories) {
      await showAlone(page, story, look.search);
      // The shell is the same on every page of a person.
      const without = shellOn.test(story) ? undefined : '.shell-side';
      await expectAccessible(page, `${story}, ${look.name}`, { rules: look.rules, without });
      await expectNoSidewaysScroll(page, `${story}, ${look.name}`);
    }
    expect(complaints).toEqual([]);
  });
}

test('each dialog takes the focus, keeps it, and gives it back to what opened it', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await openAll(page);
  let looked = 0;
  for (const story of await aloneStories(page)) {
    await showAlone(page, story, {});
    const opener = page.locator('[data-pressed]');
    const dialogs = page.locator('[role="dialog"], [role="alertdialog"]');
    const open = await dialogs.count();
    if (open === 0) continue;
    looked += 1;
    const dialog = dialogs.last();
    const hasFocus = (): Promise<boolean> => dialog.evaluate((element) => element.contains(document.activeElement));
    await expect.poll(hasFocus, `${story}: the dialog has the focus`).toBe(true);
    const controls = await dialog.locator('button, input, textarea, a[href], [tabindex="0"]').count();
    for (let presses = 0; presses <= controls; presses += 1) {
      await page.keyboard.press('Tab');
      expect(await hasFocus(), `${story}: the focus stays in the dialog`).toBe(true);
    }
    // What opens by itself has nothing to give the focus back to.
    if ((await opener.count()) === 0) continue;
    await page.keyboard.press('Escape');
    await expect(dialogs, `${story}: Escape closes the dialog`).toHaveCount(open - 1);
    await expect(opener, `${story}: the focus goes back`).toBeFocused();
  }
  expect(looked).toBeGreaterThan(15);
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
