import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { ElectronApplication } from '@playwright/test';
import { ask, expect, launchDesktop, test } from './fixtures.ts';

const mainWindow = (app: ElectronApplication) =>
  app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    return {
      bounds: window?.getBounds(),
      visible: window?.isVisible(),
      minimized: window?.isMinimized(),
      maximized: window?.isMaximized(),
      onTop: window?.isAlwaysOnTop(),
    };
  });
const closeMain = (app: ElectronApplication): Promise<void> =>
  app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
const titles = (app: ElectronApplication): Promise<string[]> =>
  app.evaluate(() => globalThis.probe.notifications.map(({ notification }) => notification.title));

/** Answers every question of the app with this button from now on, and remembers the questions. */
async function answerQuestions(app: ElectronApplication, button: number): Promise<() => Promise<string[]>> {
  await app.evaluate((_electron, index) => {
    globalThis.probe.answer = index;
  }, button);
  return () => app.evaluate(() => globalThis.probe.questions);
}

test('the first close says that the app goes on, the second does not', async ({ userDataDir }) => {
  const { app } = await launchDesktop({ userDataDir });
  await closeMain(app);
  expect(await titles(app)).toEqual(['MeroClinic keeps running']);
  await app.evaluate(() => globalThis.probe.notifications[0]?.notification.emit('click', {}));
  expect(await mainWindow(app)).toMatchObject({ visible: true });
  await closeMain(app);
  expect(await titles(app)).toHaveLength(1);
  await app.close();
  const later = await launchDesktop({ userDataDir });
  await closeMain(later.app);
  expect(await titles(later.app)).toEqual([]);
  await later.app.close();
});

// Every other system draws a tray.
if (process.platform === 'linux') {
  test('where no tray is drawn, closing minimises instead of hiding', async ({ userDataDir }) => {
    // The session bus as a desktop without a tray answers.
    const programs = join(userDataDir, 'programs');
    mkdirSync(programs);
    writeFileSync(join(programs, 'dbus-send'), '#!/bin/sh\necho "   boolean false"\n');
    chmodSync(join(programs, 'dbus-send'), 0o755);
    const PATH = `${programs}${delimiter}${process.env['PATH'] ?? ''}`;
    const { app } = await launchDesktop({ userDataDir, env: { PATH } });
    await expect
      .poll(async () => {
        await closeMain(app);
        return (await mainWindow(app)).minimized;
      })
      .toBe(true);
    await app.evaluate(() => globalThis.probe.trays[0]?.menu?.getMenuItemById('open')?.click());
    expect(await mainWindow(app)).toMatchObject({ visible: true, minimized: false });
    await app.close();
  });
}

test('the window comes back where it was, unless that display is gone', async ({ userDataDir }) => {
  const place = { x: 140, y: 90, width: 900, height: 700 };
  const before = await launchDesktop({ userDataDir });
  await before.app.evaluate(({ BrowserWindow }, bounds) => BrowserWindow.getAllWindows()[0]?.setBounds(bounds), place);
  await before.app.close();
  const after = await launchDesktop({ userDataDir });
  expect(await mainWindow(after.app)).toMatchObject({ bounds: place });
  await after.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.maximize());
  await after.app.close();
  const maximized = await launchDesktop({ userDataDir });
  expect(await mainWindow(maximized.app)).toMatchObject({ maximized: true });
  await maximized.app.close();
  const kept: { bounds: object } = JSON.parse(readFileSync(join(userDataDir, 'window.json'), 'utf8'));
  writeFileSync(join(userDataDir, 'window.json'), JSON.stringify({ ...kept, bounds: { ...place, x: 9000 } }));
  const elsewhere = await launchDesktop({ userDataDir });
  const { bounds } = await mainWindow(elsewhere.app);
  expect(bounds?.x).toBeLessThan(9000);
  await elsewhere.app.close();
});

test('closing in a call asks; the call can go on in a small window over the others, until its end', async ({
  desktop: { app, page },
}) => {
  const place = { x: 100, y: 80, width: 1000, height: 700 };
  await app.evaluate(({ BrowserWindow }, bounds) => BrowserWindow.getAllWindows()[0]?.setBounds(bounds), place);
  await ask(page, 'calls:active', true);
  const staying = await answerQuestions(app, 1);
  await closeMain(app);
  await expect.poll(staying).toEqual(['You are in a visit']);
  expect(await mainWindow(app)).toMatchObject({ visible: true, onTop: false, bounds: place });
  const small = await answerQuestions(app, 0);
  await closeMain(app);
  await expect.poll(() => mainWindow(app)).toMatchObject({ visible: true, onTop: true });
  expect(await small()).toHaveLength(2);
  const { bounds } = await mainWindow(app);
  expect(bounds?.width).toBeLessThan(500);
  await ask(page, 'calls:active', false);
  expect(await mainWindow(app)).toMatchObject({ onTop: false, bounds: place });
});

test('the tray brings the small window back to its size', async ({ desktop: { app, page } }) => {
  await ask(page, 'calls:active', true);
  await answerQuestions(app, 0);
  await closeMain(app);
  await expect.poll(() => mainWindow(app)).toMatchObject({ onTop: true });
  await app.evaluate(() => globalThis.probe.trays[0]?.tray.emit('click'));
  expect(await mainWindow(app)).toMatchObject({ onTop: false, visible: true });
  await ask(page, 'calls:active', false);
});

test('quitting in a call asks, and quits when the person agrees', async ({ userDataDir }) => {
  const { app, page } = await launchDesktop({ userDataDir });
  const quit = (): Promise<void> =>
    app.evaluate(() => {
      setTimeout(() => globalThis.probe.trays[0]?.menu?.getMenuItemById('quit')?.click(), 1);
    });
  await ask(page, 'calls:active', true);
  const questions = await answerQuestions(app, 0);
  await quit();
  await expect.poll(questions).toEqual(['Leave the visit and quit?']);
  expect(await mainWindow(app)).toMatchObject({ visible: true });
  const closed = app.waitForEvent('close');
  await answerQuestions(app, 1);
  await quit();
  await closed;
});

test('a crash during a call brings the hidden window back', async ({ desktop: { app, page } }) => {
  await ask(page, 'calls:active', true);
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide());
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer());
  await expect.poll(() => mainWindow(app)).toMatchObject({ visible: true });
  // It runs again, and nothing is left awake for a call that is gone.
  await expect.poll(() => app.evaluate(() => globalThis.probe.blockers.size)).toBe(0);
});
