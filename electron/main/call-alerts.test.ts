import { Notification } from 'electron';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { CallAction, Settings } from '#shared/ipc/bridge.ts';
import { defaultSettings } from '#shared/ipc/defaults.ts';
import { CallAlerts } from './call-alerts.ts';
import { wordsFor } from './words.ts';

const first = '6f1c3c1e-54a8-4f0e-9d6a-2f4f0a5b7c11';
const second = 'a4d9d2b8-8f7c-4f7e-8f11-0d7b64a3c900';
const call = { sessionId: first, callerName: 'Dr Rahman', expiresAt: '2030-01-01T00:00:45Z', secondsLeft: 45 };

let shown: Notification[] = [];
beforeEach(() => {
  vi.useFakeTimers();
  shown = [];
  const show = Reflect.get(Notification.prototype, 'show') as unknown;
  vi.spyOn(Notification.prototype, 'show').mockImplementation(function shownBy(this: Notification) {
    shown.push(this);
    if (typeof show === 'function') Reflect.apply(show, this, []);
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

function setUp(settings: Partial<Settings> = {}) {
  const actions: CallAction[] = [];
  const ringing: boolean[] = [];
  const attention: boolean[] = [];
  const alerts = new CallAlerts({
    settings: () => ({ ...defaultSettings, ...settings }),
    words: () => wordsFor('en', 'en-GB'),
    attention: (wanted) => attention.push(wanted),
    act: (action) => actions.push(action),
    changed: (rings) => ringing.push(rings),
    now: () => Date.now(),
  });
  return { alerts, actions, ringing, attention };
}

test.each([
  [0, 'join'],
  [1, 'not-now'],
] as const)('button %i is %s and ends the ring once', (actionIndex, action) => {
  const { alerts, actions, ringing, attention } = setUp();
  alerts.ring(call);
  shown[0]?.emit('action', { actionIndex });
  shown[0]?.emit('action', { actionIndex });
  expect([actions, ringing, attention]).toEqual([[{ sessionId: first, action }], [true, false], [true, false]]);
});

test('pressing the notification opens the call and goes on ringing', () => {
  const { alerts, actions, ringing } = setUp();
  alerts.ring(call);
  shown[0]?.emit('click');
  expect([actions, ringing, alerts.ringing]).toEqual([[{ sessionId: first, action: 'open' }], [true], true]);
});

test('the same call again does not stack, and moves the end', () => {
  const { alerts } = setUp();
  alerts.ring(call);
  vi.advanceTimersByTime(40_000);
  alerts.ring({ ...call, secondsLeft: 20 });
  vi.advanceTimersByTime(19_000);
  expect([shown.length, alerts.ringing]).toEqual([1, true]);
  vi.advanceTimersByTime(1000);
  expect(alerts.ringing).toBe(false);
});

test('a new call replaces the old; late words about the old do nothing', () => {
  const { alerts, actions } = setUp();
  const closed = vi.fn<() => void>();
  alerts.ring(call);
  shown[0]?.on('close', closed);
  alerts.ring({ ...call, sessionId: second });
  alerts.dismiss(first);
  shown[0]?.emit('action', { actionIndex: 0 });
  expect([closed.mock.calls.length, actions, alerts.ringing]).toEqual([1, [], true]);
  vi.advanceTimersByTime(44_999);
  expect(alerts.ringing).toBe(true);
  alerts.dismiss(second);
  expect(alerts.ringing).toBe(false);
});

test('a call whose time is over does not ring, also not after sleep', () => {
  const { alerts, ringing } = setUp();
  alerts.ring({ ...call, secondsLeft: 0 });
  expect([shown, ringing]).toEqual([[], []]);
  alerts.ring(call);
  // Asleep: the clock goes on, timers do not.
  vi.setSystemTime(Date.now() + 10 * 60_000);
  alerts.checkDeadline();
  expect(ringing).toEqual([true, false]);
});

test('a notification that is swept away leaves the call ringing', () => {
  const { alerts } = setUp();
  alerts.ring(call);
  shown[0]?.emit('close', {});
  expect(alerts.ringing).toBe(true);
});

test('nobody is named when that is the setting, and no notification is shown when they are off', () => {
  setUp({ showCallerName: false }).alerts.ring(call);
  expect(shown.map(({ title, body }) => `${title} ${body}`).join()).not.toContain('Rahman');
  const { alerts, attention } = setUp({ callNotifications: false });
  alerts.ring(call);
  expect([shown.length, attention, alerts.ringing]).toEqual([1, [true], true]);
});

test('quitting ends everything', () => {
  const { alerts, ringing } = setUp();
  alerts.ring(call);
  alerts.close();
  vi.advanceTimersByTime(60_000);
  expect([ringing, vi.getTimerCount()]).toEqual([[true, false], 0]);
});
