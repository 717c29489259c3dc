// The page of stories for a spec file: built, served and opened.
import { expect, test, type Page } from '@playwright/test';
import { buildStories, storiesPath } from '../../../scripts/lib/build-stories.ts';
import { serveStories } from '../../../scripts/lib/serve-stories.ts';

/** The story is there and shows what it is about. */
export async function expectStory(page: Page, story: string): Promise<void> {
  const shown = page.locator(`[data-story=${JSON.stringify(story)}]`);
  await expect(shown, 'There is no story of this name').toBeAttached();
  await expect(page.getByText('There is no story of this name.')).toHaveCount(0);
  const awaits = await shown.getAttribute('data-awaits');
  if (awaits === null) return;
  await expect(page.locator(awaits).first(), `${story} waits for ${awaits}`).toBeVisible();
  if (awaits !== '.skeleton') await expect(page.locator('.skeleton'), `${story} is still loading`).toHaveCount(0);
}

/** To be called once at the top of a spec file. @param name of its builds, one for each worker: two may run at once */
export function storiesPage(name: string) {
  // What the stories' still clock shows is the clinic's.
  test.use({ timezoneId: 'Asia/Kathmandu' });

  let server: Awaited<ReturnType<typeof serveStories>>;

  test.beforeAll(async () => {
    server = await serveStories(await buildStories(`stories-${name}-${String(test.info().parallelIndex)}`));
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

  /** Shows a story without loading the page of stories anew, and waits until it shows what it is about. */
  async function showAlone(page: Page, story: string, search: Record<string, string>): Promise<void> {
    await page.evaluate(
      (address) => {
        history.pushState(null, '', address);
        dispatchEvent(new PopStateEvent('popstate'));
      },
      addressOf({ story, ...search }),
    );
    await expectStory(page, story);
  }

  return { openAll, aloneStories, showAlone };
}
