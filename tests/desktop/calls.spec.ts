import type { ElectronApplication, Page } from '@playwright/test';
import type { CallAction } from '#shared/ipc/bridge.ts';
import { ask, expect, test } from './fixtures.ts';

const first = '6f1c3c1e-54a8-4f0e-9d6a-2f4f0a5b7c11';
const second = 'a4d9d2b8-8f7c-4f7e-8f11-0d7b64a3c900';
const call = { sessionId: first, callerName: 'Dr Rahman', expiresAt: '2030-01-01T10:30:45Z', secondsLeft: 45 };

/** The actions the page is told, from now on. */
async function actionsOf(page: Page): Promise<() => Promise<CallAction[]>> {
  const told = await page.evaluateHandle(() => {
    const actions: CallAction[] = [];
    window.desktop?.listen('calls:action', (action) => actions.push(action));
    return actions;
  });
  return () => told.evaluate((actions) => actions);
}

const shown = (app: ElectronApplication): Promise<[string, boolean][]> =>
  app.evaluate(() => globalThis.probe.notifications.map(({ notification, open }) => [notification.title, open]));

/** Presses a button of the newest notification; undefined presses the notification itself. */
const press = (app: ElectronApplication, button?: number): Promise<void> =>
  app.evaluate((_electron, index) => {
    const newest = globalThis.probe.notifications.at(-1)?.notification;
    if (index === undefined) newest?.emit('click', {});
    else newest?.emit('action', { actionIndex: index }, index);
  }, button);

test('an incoming call rings by notification with the window hidden, and Join brings the window up', async ({
  desktop: { app, page },
}) => {
  const window = await app.browserWindow(page);
  await window.evaluate((shownWindow) => shownWindow.hide());
  const actions = await actionsOf(page);
  await ask(page, 'calls:ring', call);
  await ask(page, 'calls:ring', call);
  expect(await shown(app)).toEqual([['Dr Rahman is calling', true]]);
  expect(await app.evaluate(() => globalThis.probe.attention.at(-1))).toBe(true);
  expect(await app.evaluate(() => globalThis.probe.trays[0]?.toolTip)).toContain('Incoming call');
  await press(app, 0);
  await expect.poll(actions).toEqual([{ sessionId: first, action: 'join' }]);
  expect(await window.evaluate((shownWindow) => shownWindow.isVisible())).toBe(true);
  expect(await shown(app)).toEqual([['Dr Rahman is calling', false]]);
  expect(await app.evaluate(() => globalThis.probe.trays[0]?.toolTip)).not.toContain('Incoming call');
});

for (const { button, index, action } of [
  { button: 'Not now', index: 1, action: 'not-now' },
  { button: 'I need 2 minutes', index: 2, action: 'two-minutes' },
] as const) {
  test(`${button} tells the page and leaves the window where it is`, async ({ desktop: { app, page } }) => {
    const window = await app.browserWindow(page);
    await window.evaluate((shownWindow) => shownWindow.hide());
    const actions = await actionsOf(page);
    await ask(page, 'calls:ring', call);
    await press(app, index);
    await expect.poll(actions).toEqual([{ sessionId: first, action }]);
    expect(await window.evaluate((shownWindow) => shownWindow.isVisible())).toBe(false);
  });
}

test('pressing the notification itself only opens the call, which still rings', async ({ desktop: { app, page } }) => {
  const actions = await actionsOf(page);
  await ask(page, 'calls:ring', call);
  await press(app);
  await expect.poll(actions).toEqual([{ sessionId: first, action: 'open' }]);
  expect(await app.evaluate(() => globalThis.probe.trays[0]?.toolTip)).toContain('Incoming call');
});

test('a new call replaces the old one; the end of the old one changes nothing', async ({ desktop: { app, page } }) => {
  await ask(page, 'calls:ring', call);
  await ask(page, 'calls:ring', { ...call, sessionId: second, callerName: 'Dr Karki' });
  await ask(page, 'calls:dismiss', { sessionId: first, reason: 'cancelled' });
  expect(await shown(app)).toEqual([
    ['Dr Rahman is calling', false],
    ['Dr Karki is calling', true],
  ]);
  await ask(page, 'calls:dismiss', { sessionId: second, reason: 'answered-elsewhere' });
  expect((await shown(app)).at(-1)).toEqual(['Dr Karki is calling', false]);
  expect(await app.evaluate(() => globalThis.probe.attention.at(-1))).toBe(false);
});

test('a call stops ringing by itself, and a dead one does not ring', async ({ desktop: { app, page } }) => {
  await ask(page, 'calls:ring', { ...call, secondsLeft: 0 });
  expect(await shown(app)).toEqual([]);
  await ask(page, 'calls:ring', { ...call, secondsLeft: 0.2 });
  await expect.poll(() => shown(app)).toEqual([['Dr Rahman is calling', false]]);
});

test('the notification names nobody when the person wants that, and stays away when it is turned off', async ({
  desktop: { app, page },
}) => {
  await ask(page, 'settings:change', { showCallerName: false });
  await ask(page, 'calls:ring', call);
  expect((await shown(app)).map(([title]) => title)).toEqual(['Incoming call']);
  await ask(page, 'settings:change', { callNotifications: false });
  await ask(page, 'calls:ring', { ...call, sessionId: second });
  expect(await shown(app)).toHaveLength(1);
});

test('the display stays awake during a call, and no longer', async ({ desktop: { app, page } }) => {
  const blockers = (): Promise<number> => app.evaluate(() => globalThis.probe.blockers.size);
  await ask(page, 'calls:active', true);
  await ask(page, 'calls:active', true);
  expect(await blockers()).toBe(1);
  await ask(page, 'calls:active', false);
  expect(await blockers()).toBe(0);
  await ask(page, 'calls:active', true);
  await page.reload();
  await expect.poll(blockers).toBe(0);
});
