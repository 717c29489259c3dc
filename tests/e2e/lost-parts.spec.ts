// Parts of the client's own script and looks that do not arrive, as when the network changes in that moment: asked for again, and
// told in words when they still do not come.
import { expect, test, type Page } from '@playwright/test';
import { en } from '../../renderer/i18n/en/index.ts';
import { clientConfig, memoryClinic } from './support/clinic.ts';
import { browserHost } from './support/hosts.ts';
import { signIn } from './support/screens.ts';

/** The files that come after those index.html names: without these there is no client that could ask again. */
async function laterParts(page: Page): Promise<(url: URL) => boolean> {
  const index = await (await page.request.get(page.url())).text();
  return ({ pathname }) => pathname.startsWith('/assets/') && !index.includes(pathname.slice(1));
}

/** Each part is lost the first time it is asked for. @returns how many were */
async function loseEachOnce(page: Page): Promise<() => { scripts: number; styles: number }> {
  const asked = new Set<string>();
  await page.route(await laterParts(page), async (route) => {
    const url = route.request().url();
    if (asked.has(url)) return route.fallback();
    asked.add(url);
    return route.abort('internetdisconnected');
  });
  const ending = (end: string) => [...asked].filter((url) => url.endsWith(end)).length;
  return () => ({ scripts: ending('.js'), styles: ending('.css') });
}

/** Rules of all sheets: a sheet that did not come has none. */
const rules = (page: Page): Promise<number> =>
  page.evaluate(() => [...document.styleSheets].reduce((sum, { cssRules }) => sum + cssRules.length, 0));

test('a screen whose parts are lost once is there all the same, with its looks', async ({ browser }) => {
  await using room = new AsyncDisposableStack();
  const clinic = room.adopt(await memoryClinic(), (opened) => opened.close());
  const host = room.use(await browserHost(browser, clientConfig(clinic)));
  const page = await host.open();
  await expect(page.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible();
  const looks = await rules(page);
  const lost = await loseEachOnce(page);
  await page.reload();
  await expect(page.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible();
  expect(lost().scripts).toBeGreaterThan(0);
  expect(lost().styles).toBeGreaterThan(0);
  expect(await rules(page)).toBeGreaterThanOrEqual(looks);
  await signIn(page, 'sita');
  await page.getByRole('navigation').getByRole('link', { name: en.app.nav.doctors }).click();
  await expect(page.getByRole('region', { name: 'Dr Anisha Rahman' })).toBeVisible();
});

/** A screen, and what stands beside every screen: each has a chunk of its own, which bears its name. */
const parts = /\/assets\/(DeviceCheck|CallBars|CallDialogs|RareNotices)-[^/]*\.js$/;

test('a screen that cannot be fetched says so beside the rest, and is shown when it can be', async ({ browser }) => {
  await using room = new AsyncDisposableStack();
  const clinic = room.adopt(await memoryClinic(), (opened) => opened.close());
  const host = room.use(await browserHost(browser, clientConfig(clinic)));
  const page = await host.open();
  // Before the client has a quiet moment, in which it fetches what comes next.
  const lost = new Set<string>();
  await page.route(parts, (route) => {
    lost.add(parts.exec(route.request().url())?.[1] ?? '');
    return route.abort('internetdisconnected');
  });
  await signIn(page, 'sita');
  await expect.poll(() => [...lost]).toContain('CallDialogs');
  const away = page.getByRole('main').getByText(en.errors.server_unreachable.title);
  await page.evaluate(() => {
    location.hash = '#/device-check';
  });
  await expect(away).toBeVisible();
  // What stands beside it could not be fetched either, and took nothing with it.
  await expect(page.getByRole('navigation')).toBeVisible();
  await page.getByRole('button', { name: en.app.tryAgain }).click();
  await expect(away).toBeHidden();
  await expect(away).toBeVisible();
  await page.unroute(parts);
  await page.getByRole('button', { name: en.app.tryAgain }).click();
  await expect(page.getByRole('heading', { level: 1, name: en.deviceCheck.title })).toBeVisible();
});
