import { readFileSync } from 'node:fs';
import { join } from 'node:path';
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

test('links leave for the browser as https, and the page stays', async ({ desktop: { app, page } }) => {
  await page.evaluate(() => {
    const link = document.createElement('a');
    link.href = 'https://example.com/help me';
    link.target = '_blank';
    document.body.append(link);
    link.click();
    window.open('https://example.com/other', '_blank');
    window.open('file:///etc/passwd', '_blank');
    window.open('smb://host/share', '_blank');
  });
  await ask(page, 'links:open-external', 'https://example.com/third');
  await expect
    .poll(() => app.evaluate(() => [...globalThis.probe.opened].sort()))
    .toEqual(['https://example.com/help%20me', 'https://example.com/other', 'https://example.com/third']);
  expect(app.windows()).toHaveLength(1);
});

test('the page cannot navigate away', async ({ desktop: { app, page } }) => {
  const prevented = app.evaluate(
    ({ BrowserWindow }) =>
      new Promise<boolean>((resolve) => {
        BrowserWindow.getAllWindows()[0]?.webContents.on('will-navigate', (event) => resolve(event.defaultPrevented));
      }),
  );
  // Main must listen before the page leaves.
  await app.evaluate(() => undefined);
  await page.evaluate(() => {
    const link = document.createElement('a');
    link.href = 'https://evil.example/';
    document.body.append(link);
    link.click();
  });
  expect(await prevented).toBe(true);
  const url = await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getURL());
  expect(url).toMatch(/^app:\/\/bundle\//);
  expect(await page.evaluate(() => window.desktop?.host.kind)).toBe('electron');
});

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

for (const link of [
  'meroclinic:../../etc/passwd',
  `meroclinic:appointments/${visit}/../../settings`,
  `meroclinic:appointments/${visit}?next=https://evil.example`,
  'meroclinic:javascript:alert(1)',
  `meroclinic:settings/${visit}`,
]) {
  test(`a link that is not an appointment is ignored: ${link}`, async ({ userDataDir }) => {
    const { app, page } = await launchDesktop({ userDataDir, extraArgs: [link] });
    const log = (): string => readFileSync(join(userDataDir, 'logs/main.log'), 'utf8');
    expect(await ask(page, 'links:pending')).toEqual({ ok: true, value: null });
    await expect.poll(log).toContain('link-refused');
    expect(log()).not.toContain('evil.example');
    await app.close();
  });
}
