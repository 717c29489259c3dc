import type { Page } from '@playwright/test';
import type { DeepLink } from '#shared/ipc/bridge.ts';
import { ask, expect, launchDesktop, launchElectron, test } from './fixtures.ts';

const visit = '6f1c3c1e-54a8-4f0e-9d6a-2f4f0a5b7c11';

/** Asks for the waiting link, as the page does when it starts, and collects those that follow. */
async function linksOf(page: Page): Promise<() => Promise<DeepLink[]>> {
  const told = await page.evaluateHandle(() => {
    const links: DeepLink[] = [];
    window.desktop?.listen('links:opened', (link) => links.push(link));
    return links;
  });
  return () => told.evaluate((links) => links);
}

test('a second start hands its link to the first and ends', async ({ desktop: { app, page }, userDataDir }) => {
  const links = await linksOf(page);
  await ask(page, 'links:pending');
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide());
  // The second program ends before Playwright has connected to it.
  await launchElectron({ userDataDir, extraArgs: [`meroclinic:appointments/${visit}`] }).catch(() => undefined);
  await expect.poll(links).toContainEqual({ kind: 'route', route: `/appointments/${visit}` });
  const visible = await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible());
  expect(visible).toBe(true);
});

test('a link that starts the app waits until the page asks, and is given once', async ({ userDataDir }) => {
  const { app, page } = await launchDesktop({ userDataDir, extraArgs: [`meroclinic://appointments/${visit}`] });
  const pending = await ask(page, 'links:pending');
  // The page itself may have asked first; then it is there that the link went.
  if (pending.ok && pending.value === null) expect(page.url()).toContain(visit);
  else expect(pending).toEqual({ ok: true, value: { kind: 'route', route: `/appointments/${visit}` } });
  expect(await ask(page, 'links:pending')).toEqual({ ok: true, value: null });
  await app.close();
});
