import type { ElectronApplication } from '@playwright/test';
import { ask, expect, launchDesktop, launchElectron, test } from './fixtures.ts';

test('a reload keeps the bridge, and storage survives a restart', async ({ userDataDir }) => {
  const before = await launchDesktop({ userDataDir });
  await before.page.evaluate(() => localStorage.setItem('kept', 'yes'));
  await before.page.reload();
  expect(await ask(before.page, 'settings:read')).toMatchObject({ ok: true });
  await before.app.close();
  const after = await launchDesktop({ userDataDir });
  expect(await after.page.evaluate(() => localStorage.getItem('kept'))).toBe('yes');
  await after.app.close();
});

test('sleep and lock of the computer reach the page', async ({ desktop: { app, page } }) => {
  const told = await page.evaluateHandle(() => {
    const names: string[] = [];
    for (const name of ['system:resumed', 'system:locked', 'system:unlocked'] as const) {
      window.desktop?.listen(name, () => names.push(name));
    }
    return names;
  });
  await app.evaluate(({ powerMonitor }) => {
    powerMonitor.emit('lock-screen');
    powerMonitor.emit('unlock-screen');
    powerMonitor.emit('resume');
  });
  await expect
    .poll(() => told.evaluate((names) => names))
    .toEqual(['system:locked', 'system:unlocked', 'system:resumed']);
});

test('a listener that has ended hears nothing more', async ({ desktop: { app, page } }) => {
  const told = await page.evaluateHandle(() => {
    const heard: string[] = [];
    const end = window.desktop?.listen('system:locked', () => {
      heard.push('ended');
      end?.();
    });
    window.desktop?.listen('system:locked', () => heard.push('lasting'));
    return heard;
  });
  await app.evaluate(({ powerMonitor }) => {
    powerMonitor.emit('lock-screen');
    powerMonitor.emit('lock-screen');
  });
  await expect.poll(() => told.evaluate((heard) => heard)).toEqual(['ended', 'lasting', 'lasting']);
});

/** What the page's own world says, asked by main: Playwright does not talk to a page again that has crashed. */
const bridgeIn = (app: ElectronApplication): Promise<unknown> =>
  app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]
      ?.webContents.executeJavaScript('typeof window.desktop')
      .catch(() => 'gone'),
  );
const crash = (app: ElectronApplication): Promise<void> =>
  app.evaluate(
    ({ BrowserWindow }) =>
      new Promise<void>((resolve) => {
        const contents = BrowserWindow.getAllWindows()[0]?.webContents;
        contents?.once('render-process-gone', () => resolve());
        contents?.forcefullyCrashRenderer();
      }),
  );

test('a page that crashes is loaded again; when it crashes again the person is asked', async ({ userDataDir }) => {
  const { app } = await launchDesktop({ userDataDir });
  await crash(app);
  await expect.poll(() => bridgeIn(app)).toBe('object');
  expect(await app.evaluate(() => globalThis.probe.questions)).toEqual([]);
  await crash(app);
  await expect.poll(() => bridgeIn(app)).toBe('object');
  expect(await app.evaluate(() => globalThis.probe.questions)).toEqual(['MeroClinic stopped twice']);
  await app.close();
});

test('a second start without a link only brings the window up', async ({ desktop: { app }, userDataDir }) => {
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide());
  const visible = (): Promise<boolean | undefined> =>
    app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible());
  expect(await visible()).toBe(false);
  // The second program ends before Playwright has connected to it.
  await launchElectron({ userDataDir }).catch(() => undefined);
  await expect.poll(visible).toBe(true);
});

test('the media keys of the keyboard are left to other programs', async ({ desktop: { app } }) => {
  const off = await app.evaluate(({ app: main }) => main.commandLine.getSwitchValue('disable-features').split(','));
  expect(off).toEqual(expect.arrayContaining(['HardwareMediaKeyHandling', 'MediaSessionService']));
});
