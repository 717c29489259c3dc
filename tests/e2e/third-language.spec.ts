// A language is one file. Here is one whose words are 40 % longer: every screen and story takes it, with nothing cut off, nothing
// running out of its place and no sideways scrolling, in a wide and in a narrow window.
import { expect, test, type Page } from '@playwright/test';
import { storiesPath } from '../../scripts/lib/build-stories.ts';
import { prepareClinicDay } from '../../scripts/screens/clinic-day.ts';
import { scenesOf, type Viewer } from '../../scripts/screens/scenes.ts';
import { serveBrowser, type BrowserHost } from '../../scripts/start/browser-host.ts';
import type { Clinic } from '../../supabase/local/index.ts';
import { clientConfig, memoryClinic, person } from './support/clinic.ts';
import { buildWithThirdLanguage, thirdLanguage } from './support/third-language.ts';
import { expectStory } from './support/stories-page.ts';

let clinic: Clinic;
let host: BrowserHost;
test.beforeAll(async () => {
  test.setTimeout(240_000);
  const [folder, started] = await Promise.all([buildWithThirdLanguage(), memoryClinic()]);
  clinic = started;
  const port = { option: '--web-port', port: 0, exact: true };
  host = await serveBrowser({ folder, config: clientConfig(clinic), port });
});
test.afterAll(async () => {
  await host[Symbol.asyncDispose]();
  await clinic.close();
});

/** Texts that run out of their box or of the window, or are cut off by it; "" for none. */
function misplacedTexts(): readonly string[] {
  const found = new Set<string>();
  const isScrolled = (element: Element | null): boolean =>
    element !== null && (/auto|scroll/.test(getComputedStyle(element).overflowX) || isScrolled(element.parentElement));
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
    const element = node.parentElement;
    if (element === null || (node.textContent ?? '').trim() === '') continue;
    if (element.closest('.unseen, option, script, style, [hidden]') !== null) continue;
    if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const place = range.getBoundingClientRect();
    if (place.width === 0) continue;
    const say = (what: string): void => void found.add(`${what}: "${(node.textContent ?? '').slice(0, 60)}"`);
    // What a person wrote may be shortened where it is only a hint; the app's own words are in brackets.
    const isOwn = (node.textContent ?? '').trim().startsWith('[');
    for (let box: HTMLElement | null = element; box !== null; box = box.parentElement) {
      const { overflowX, overflowY, position, display, textOverflow, webkitLineClamp } = getComputedStyle(box);
      const limits = box.getBoundingClientRect();
      // Said to a screen reader alone.
      if (limits.width <= 1 || limits.height <= 1) break;
      if (!isOwn && textOverflow === 'ellipsis') break;
      // What a person wrote, shown again whole a press away; and a line that gives way as a whole, as a time to its name.
      if (webkitLineClamp !== 'none' && webkitLineClamp !== '') break;
      if (!isOwn && /hidden|clip/.test(overflowY) && place.top >= limits.bottom - place.height / 3) break;
      // What can be scrolled is not lost.
      if (/auto|scroll/.test(overflowX) || /auto|scroll/.test(overflowY)) break;
      if (/hidden|clip/.test(overflowX) && (place.right > limits.right + 1 || place.left < limits.left - 1))
        say('cut off');
      if (/hidden|clip/.test(overflowY) && place.bottom > limits.bottom + 2) say('cut off below');
      if (box === element && display !== 'inline' && box.scrollWidth > box.clientWidth + 1) say('too wide for its box');
      if (position === 'fixed') break;
    }
    if (isOwn && place.right > window.innerWidth + 1 && !isScrolled(element)) say('out of the window');
  }
  return [...found];
}

const softly = expect.configure({ soft: true });

async function expectRoom(page: Page, screen: string): Promise<void> {
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 844 });
    const what = `${screen} at ${String(width)} px`;
    // Plots are drawn anew a moment after the window changed.
    await softly.poll(() => page.evaluate(misplacedTexts), { message: what }).toEqual([]);
    const sideways = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect.soft(sideways, `${what} scrolls sideways`).toBeLessThanOrEqual(0);
  }
}

test('every screen of everybody', async ({ browser }) => {
  test.setTimeout(300_000);
  const scenes = scenesOf(await prepareClinicDay(clinic));
  for (const viewer of ['sita', 'anisha', 'pema'] as const satisfies readonly Viewer[]) {
    await using context = await browser.newContext({ permissions: ['camera', 'microphone'], reducedMotion: 'reduce' });
    await context.addInitScript((language) => {
      localStorage.setItem('meroclinic.settings', JSON.stringify({ language }));
    }, thirdLanguage);
    const page = await context.newPage();
    await page.goto(host.url);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^\[/);
    if (viewer === 'sita') await expectRoom(page, 'the door');
    await page.locator('input[type="email"]').fill(person(viewer).email);
    await page.locator('input[type="password"]').fill(person(viewer).password);
    await page.locator('button[type="submit"]').click();
    await expect(page.locator('nav')).toBeVisible();
    const routes = new Set(scenes[viewer].map(({ route }) => route));
    for (const route of routes) {
      await page.evaluate((to) => void (location.hash = `#${to}`), route);
      await expect(page.locator('main h1').first()).toBeVisible();
      await expect(page.locator('.skeleton')).toHaveCount(0);
      await expectRoom(page, `${viewer} ${route.replace(/[\da-f-]{36}/, 'ID')}`);
    }
  }
});

test('every story', async ({ page }) => {
  test.setTimeout(300_000);
  const address = `${host.url}/${storiesPath}?language=${thirdLanguage}`;
  await page.goto(address);
  await expect(page.getByRole('heading', { level: 1, name: 'Stories' })).toBeVisible();
  await expectRoom(page, 'the stories that share a page');
  const links = await page.getByRole('article').getByRole('link').all();
  const hrefs = await Promise.all(links.map((link) => link.getAttribute('href')));
  for (const href of hrefs) {
    const story = new URLSearchParams(href ?? '').get('story');
    if (story === null) continue;
    await page.evaluate(
      (to) => {
        history.pushState(null, '', to);
        dispatchEvent(new PopStateEvent('popstate'));
      },
      `${address}&story=${encodeURIComponent(story)}`,
    );
    await expectStory(page, story);
    await expectRoom(page, story);
  }
});
