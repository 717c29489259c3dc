import { writeFileSync } from 'node:fs';
import { ask, expect, launchDesktop, test } from './fixtures.ts';

test('closing hides to the tray, and the tray brings the window back', async ({ desktop: { app, page } }) => {
  const window = await app.browserWindow(page);
  const state = (): Promise<boolean[]> => window.evaluate((shown) => [shown.isDestroyed(), shown.isVisible()]);
  await window.evaluate((shown) => shown.close());
  expect(await state()).toEqual([false, false]);
  await app.evaluate(() => globalThis.probe.trays[0]?.tray.emit('click'));
  expect(await state()).toEqual([false, true]);
  await window.evaluate((shown) => shown.close());
  await app.evaluate(() => globalThis.probe.trays[0]?.menu?.getMenuItemById('open')?.click());
  expect(await state()).toEqual([false, true]);
});

test('the tray says whether this computer can be called', async ({ desktop: { app, page } }) => {
  const toolTip = (): Promise<string | undefined> => app.evaluate(() => globalThis.probe.trays[0]?.toolTip);
  // The page speaks for itself when it has found that nobody is signed in; the spec speaks after it.
  await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  await expect.poll(toolTip).toBe('MeroClinic · Signed out');
  await ask(page, 'presence:report', { state: 'unreachable', reason: 'No connection since 09:58' });
  expect(await toolTip()).toContain('Cannot be called: No connection since 09:58');
  await ask(page, 'presence:report', { state: 'ready' });
  await ask(page, 'badge:set', 3);
  expect(await toolTip()).toBe('MeroClinic · Ready to be called · 3 unread');
  const shown = await app.evaluate(({ app: main }) => [
    main.getBadgeCount(),
    globalThis.probe.trays[0]?.menu?.getMenuItemById('status')?.label,
  ]);
  expect(shown).toEqual([process.platform === 'win32' ? 0 : 3, 'Ready to be called']);
});

test('quitting from the tray ends the app', async ({ userDataDir }) => {
  const { app } = await launchDesktop({ userDataDir });
  const closed = app.waitForEvent('close');
  // Not awaited inside main: the answer would have to outlive the program.
  await app.evaluate(() => {
    setTimeout(() => globalThis.probe.trays[0]?.menu?.getMenuItemById('quit')?.click(), 1);
  });
  await closed;
});

test('without close-to-tray, closing the window ends the app', async ({ userDataDir }) => {
  const { app, page } = await launchDesktop({ userDataDir });
  await ask(page, 'settings:change', { closeToTray: false });
  const closed = app.waitForEvent('close');
  await app.evaluate(({ BrowserWindow }) => {
    setTimeout(() => BrowserWindow.getAllWindows()[0]?.close(), 1);
  });
  await closed;
});

test('a start at login stays in the tray', async ({ userDataDir }) => {
  const { app, page } = await launchDesktop({ userDataDir, extraArgs: ['--hidden'] });
  const window = await app.browserWindow(page);
  expect(await window.evaluate((shown) => shown.isVisible())).toBe(false);
  expect(await app.evaluate(() => globalThis.probe.trays.length)).toBe(1);
  await app.close();
});

test('settings survive a restart, and broken ones do not stop the start', async ({ userDataDir }) => {
  const before = await launchDesktop({ userDataDir });
  await ask(before.page, 'settings:change', { closeToTray: false, language: 'ne' });
  await before.app.close();
  const after = await launchDesktop({ userDataDir });
  expect(await ask(after.page, 'settings:read')).toMatchObject({ value: { closeToTray: false, language: 'ne' } });
  expect(await after.app.evaluate(() => globalThis.probe.trays[0]?.menu?.getMenuItemById('quit')?.label)).toContain(
    'बन्द',
  );
  await after.app.close();
  writeFileSync(`${userDataDir}/settings.json`, '{"closeToTray": fal');
  const mended = await launchDesktop({ userDataDir });
  expect(await ask(mended.page, 'settings:read')).toMatchObject({ value: { closeToTray: true, language: 'system' } });
  await mended.app.close();
});
