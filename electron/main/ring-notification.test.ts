import { Notification } from 'electron';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { CallAction, Settings } from '#shared/ipc/bridge.ts';
import { defaultSettings } from '#shared/ipc/defaults.ts';
import { MissedCalls } from './missed-calls.ts';
import { RingNotification } from './ring-notification.ts';
import { wordsFor } from './words.ts';

const sessionId = '6f1c3c1e-54a8-4f0e-9d6a-2f4f0a5b7c11';
const call = { sessionId, callerName: 'Dr Rahman', expiresAt: '2030-01-01T00:00:45Z', secondsLeft: 45 };

let shown: Notification[] = [];
beforeEach(() => {
  shown = [];
  const show = Reflect.get(Notification.prototype, 'show') as unknown;
  vi.spyOn(Notification.prototype, 'show').mockImplementation(function shownBy(this: Notification) {
    shown.push(this);
    if (typeof show === 'function') Reflect.apply(show, this, []);
  });
});
afterEach(() => {
  vi.restoreAllMocks();
});

function setUp(settings: Partial<Settings> = {}) {
  const actions: CallAction[] = [];
  const open = vi.fn<() => void>();
  const common = {
    settings: () => ({ ...defaultSettings, ...settings }),
    words: () => wordsFor('en', 'en-GB'),
  };
  const ring = new RingNotification({ ...common, choose: (action) => actions.push(action) });
  const missed = new MissedCalls({ ...common, open, now: () => new Date(2030, 0, 1, 10, 31) });
  return { ring, missed, actions, open };
}

test.each([
  [0, 'join'],
  [1, 'not-now'],
  [2, 'two-minutes'],
] as const)('button %i is %s', (actionIndex, action) => {
  const { ring, actions } = setUp();
  ring.start(call);
  shown[0]?.emit('action', { actionIndex });
  expect(actions).toEqual([{ sessionId, action }]);
});

test('pressing the notification opens the call; the end of the ring takes it away once', () => {
  const { ring, actions } = setUp();
  const closed = vi.fn<() => void>();
  ring.start(call);
  shown[0]?.on('close', closed);
  shown[0]?.emit('click');
  ring.stop();
  ring.stop();
  expect([actions, closed.mock.calls.length]).toEqual([[{ sessionId, action: 'open' }], 1]);
});

test('it is silent, since the ring window sounds', () => {
  setUp().ring.start(call);
  expect(shown[0]?.silent).toBe(true);
});

test('nobody is named when that is the setting, and nothing is shown when notifications are off', () => {
  const { ring, missed } = setUp({ showCallerName: false });
  ring.start(call);
  missed.show(call);
  expect(shown.map(({ title }) => title)).toEqual(['Incoming call', 'Missed call']);
  expect(shown.map(({ title, body }) => `${title} ${body}`).join()).not.toContain('Rahman');
  const off = setUp({ callNotifications: false });
  off.ring.start(call);
  off.missed.show(call);
  expect(shown).toHaveLength(2);
});

test('a missed call says who and when, leads to the window, and only the last one is shown', () => {
  const { missed, open } = setUp();
  const closed = vi.fn<() => void>();
  missed.show({ ...call, callerName: 'Dr Karki' });
  shown[0]?.on('close', closed);
  missed.show(call);
  expect(closed).toHaveBeenCalledOnce();
  expect([shown[1]?.title, shown[1]?.body]).toEqual(['Missed call from Dr Rahman', expect.stringContaining('10:31')]);
  shown[1]?.emit('click');
  expect(open).toHaveBeenCalledOnce();
});
