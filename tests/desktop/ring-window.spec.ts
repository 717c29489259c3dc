import type { ElectronApplication, Page } from '@playwright/test';
import type { CallAction } from '#shared/ipc/bridge.ts';
import { ask, expect, launchDesktop, test } from './fixtures.ts';

const first = '6f1c3c1e-54a8-4f0e-9d6a-2f4f0a5b7c11';
const call = { sessionId: first, callerName: 'Dr Rahman', expiresAt: '2030-01-01T10:30:45Z', secondsLeft: 45 };

/** The ring window's page, once it is there. */
async function ringPage(app: ElectronApplication): Promise<Page> {
  const found = (): Page | undefined => app.windows().find((page) => page.url().endsWith('/ring/index.html'));
  await expect.poll(() => found() !== undefined).toBe(true);
  const page = found();
  if (!page) throw new Error('the ring window went away');
  return page;
}

/** What main knows of the ring window; null when there is none. */
const ringWindow = (app: ElectronApplication) =>
  app.evaluate(({ BrowserWindow }) => {
    const window = BrowserWindow.getAllWindows().find((each) => each.webContents.getURL().includes('/ring/'));
    return window
      ? {
          visible: window.isVisible(),
          focused: window.isFocused(),
          onTop: window.isAlwaysOnTop(),
          everywhere: window.isVisibleOnAllWorkspaces(),
          bounds: window.getBounds(),
        }
      : null;
  });

const hideMain = (app: ElectronApplication): Promise<void> =>
  app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide());

/** The actions the page is told, from now on. */
async function actionsOf(page: Page): Promise<() => Promise<CallAction[]>> {
  const told = await page.evaluateHandle(() => {
    const actions: CallAction[] = [];
    window.desktop?.listen('calls:action', (action) => actions.push(action));
    return actions;
  });
  return () => told.evaluate((actions) => actions);
}

test('a call rings in a window of its own, over everything, without the focus, with the main window hidden', async ({
  desktop: { app, page },
}) => {
  await hideMain(app);
  await ask(page, 'calls:ring', call);
  const ring = await ringPage(app);
  await expect(ring.getByRole('alertdialog', { name: 'Dr Rahman is calling' })).toBeVisible();
  await expect(ring.getByText(/^4\d s left$/)).toBeVisible();
  await expect.poll(() => ringWindow(app)).toMatchObject({ visible: true, focused: false, onTop: true });
  const { everywhere } = (await ringWindow(app)) ?? {};
  expect(everywhere).toBe(process.platform !== 'win32');
});

test('it comes up on the display the pointer is on', async ({ desktop: { app, page } }) => {
  const area = { x: 1920, y: 0, width: 1280, height: 1000 };
  await app.evaluate(({ screen }, workArea) => {
    Object.assign(screen, {
      getCursorScreenPoint: () => ({ x: 2500, y: 500 }),
      getDisplayNearestPoint: ({ x }: { x: number }) => ({
        ...screen.getPrimaryDisplay(),
        ...(x === 2500 && { workArea }),
      }),
    });
  }, area);
  await hideMain(app);
  await ask(page, 'calls:ring', call);
  await expect.poll(async () => (await ringWindow(app))?.visible).toBe(true);
  const { x = 0, y = 0, width = 0, height = 0 } = (await ringWindow(app))?.bounds ?? {};
  expect([x >= area.x, x + width <= area.x + area.width, y >= 0, y + height <= 1000]).toEqual([true, true, true, true]);
});

for (const { button, action, revealed } of [
  { button: 'Join', action: 'join', revealed: true },
  { button: 'Not now', action: 'not-now', revealed: false },
  { button: 'I need 2 minutes', action: 'two-minutes', revealed: false },
] as const) {
  test(`${button} in it answers, and the window goes`, async ({ desktop: { app, page } }) => {
    await hideMain(app);
    const actions = await actionsOf(page);
    await ask(page, 'calls:ring', call);
    await (await ringPage(app)).getByRole('button', { name: button }).click();
    await expect.poll(actions).toEqual([{ sessionId: first, action }]);
    expect(await ringWindow(app)).toBeNull();
    expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible())).toBe(revealed);
  });
}

test('Escape sends it away and silences it; the call still rings in the tray', async ({ desktop: { app, page } }) => {
  await hideMain(app);
  await ask(page, 'calls:ring', call);
  const ring = await ringPage(app);
  await expect.poll(async () => (await ringWindow(app))?.visible).toBe(true);
  const devtools = await ring.context().newCDPSession(ring);
  const sounding = new Set<string>();
  devtools.on('WebAudio.contextCreated', ({ context }) => sounding.add(context.contextId));
  devtools.on('WebAudio.contextChanged', ({ context }) => {
    if (context.contextState === 'closed') sounding.delete(context.contextId);
  });
  devtools.on('WebAudio.contextWillBeDestroyed', ({ contextId }) => sounding.delete(contextId));
  await devtools.send('WebAudio.enable');
  await expect.poll(() => sounding.size).toBe(1);
  await ring.keyboard.press('Escape');
  await expect.poll(() => ringWindow(app)).toMatchObject({ visible: false });
  await expect.poll(() => sounding.size).toBe(0);
  expect(await app.evaluate(() => globalThis.probe.trays[0]?.toolTip)).toContain('Incoming call');
  await ask(page, 'calls:dismiss', { sessionId: first, reason: 'answered-elsewhere' });
  expect(await ringWindow(app)).toBeNull();
});

test('closing it by other means only sends it away', async ({ desktop: { app, page } }) => {
  await hideMain(app);
  await ask(page, 'calls:ring', call);
  await expect.poll(async () => (await ringWindow(app))?.visible).toBe(true);
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[1]?.close());
  expect(await ringWindow(app)).toMatchObject({ visible: false });
  expect(await app.evaluate(() => globalThis.probe.trays[0]?.toolTip)).toContain('Incoming call');
});

test('quitting while it rings ends the app', async ({ userDataDir }) => {
  const { app, page } = await launchDesktop({ userDataDir });
  await hideMain(app);
  await ask(page, 'calls:ring', call);
  await ringPage(app);
  const closed = app.waitForEvent('close', { timeout: 20_000 });
  // Not awaited inside main: the answer would have to outlive the program.
  await app.evaluate(({ app: main }) => {
    setTimeout(() => main.quit(), 1);
  });
  await closed;
});

for (const { reason, missed } of [
  { reason: 'answered-elsewhere', missed: [] },
  { reason: 'postponed', missed: [] },
  { reason: 'cancelled', missed: ['Missed call from Dr Rahman'] },
  { reason: 'expired', missed: ['Missed call from Dr Rahman'] },
] as const) {
  test(`a call that is ${reason} takes it away at once and leaves ${missed.length} missed call`, async ({
    desktop: { app, page },
  }) => {
    await hideMain(app);
    await ask(page, 'calls:ring', call);
    await ringPage(app);
    await ask(page, 'calls:dismiss', { sessionId: first, reason });
    expect(await ringWindow(app)).toBeNull();
    const open = await app.evaluate(() =>
      globalThis.probe.notifications.filter((each) => each.open).map(({ notification }) => notification.title),
    );
    expect(open).toEqual(missed);
  });
}

test('in front of the main window it stays away, until that loses the focus', async ({ desktop: { app, page } }) => {
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.focus());
  await ask(page, 'calls:ring', call);
  const ring = await ringPage(app);
  await expect(ring.getByRole('alertdialog')).toBeVisible();
  expect(await ringWindow(app)).toMatchObject({ visible: false });
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.blur());
  await expect.poll(() => ringWindow(app)).toMatchObject({ visible: true });
});

test('it names nobody when that is the setting, in the language of the settings', async ({
  desktop: { app, page },
}) => {
  await hideMain(app);
  await ask(page, 'settings:change', { showCallerName: false, language: 'ne', theme: 'dark' });
  await ask(page, 'calls:ring', call);
  const ring = await ringPage(app);
  await expect(ring.getByRole('alertdialog', { name: 'कल आयो' })).toBeVisible();
  await expect(ring.getByText(/^४[०-९] सेकेन्ड बाँकी$/)).toBeVisible();
  expect(await ring.content()).not.toContain('Rahman');
});
