import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { CallAction, DismissReason } from '#shared/ipc/bridge.ts';
import { CallAlerts } from './call-alerts.ts';

const first = '6f1c3c1e-54a8-4f0e-9d6a-2f4f0a5b7c11';
const second = 'a4d9d2b8-8f7c-4f7e-8f11-0d7b64a3c900';
const call = { sessionId: first, callerName: 'Dr Rahman', expiresAt: '2030-01-01T00:00:45Z', secondsLeft: 45 };

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function setUp() {
  const actions: CallAction[] = [];
  const ringing: boolean[] = [];
  const missed: string[] = [];
  const channel: string[] = [];
  const alerts = new CallAlerts({
    channels: [
      {
        start: ({ sessionId }) => channel.push(`start ${sessionId}`),
        update: ({ secondsLeft }) => channel.push(`update ${String(secondsLeft)}`),
        stop: () => channel.push('stop'),
      },
    ],
    act: (action) => actions.push(action),
    changed: (rings) => ringing.push(rings),
    missed: ({ sessionId }) => missed.push(sessionId),
    now: () => Date.now(),
  });
  return { alerts, actions, ringing, missed, channel };
}

test.each(['join', 'not-now'] as const)('%s ends the ring once, and is no missed call', (action) => {
  const { alerts, actions, ringing, missed, channel } = setUp();
  alerts.ring(call);
  alerts.choose({ sessionId: first, action });
  alerts.choose({ sessionId: first, action });
  vi.advanceTimersByTime(60_000);
  expect([actions, ringing, missed]).toEqual([[{ sessionId: first, action }], [true, false], []]);
  expect(channel).toEqual([`start ${first}`, 'stop']);
});

test('opening the call goes on ringing', () => {
  const { alerts, actions, ringing } = setUp();
  alerts.ring(call);
  alerts.choose({ sessionId: first, action: 'open' });
  expect([actions, ringing, alerts.ringing]).toEqual([[{ sessionId: first, action: 'open' }], [true], true]);
});

test('the same call again does not stack, and moves the end', () => {
  const { alerts, channel } = setUp();
  alerts.ring(call);
  vi.advanceTimersByTime(40_000);
  alerts.ring({ ...call, secondsLeft: 20 });
  vi.advanceTimersByTime(19_000);
  expect([channel, alerts.ringing]).toEqual([[`start ${first}`, 'update 20'], true]);
  vi.advanceTimersByTime(1000);
  expect(alerts.ringing).toBe(false);
});

test('a new call replaces the old; late words about the old do nothing', () => {
  const { alerts, actions, missed, channel } = setUp();
  alerts.ring(call);
  alerts.ring({ ...call, sessionId: second });
  alerts.dismiss(first, 'expired');
  alerts.choose({ sessionId: first, action: 'join' });
  expect([channel, actions, missed, alerts.ringing]).toEqual([
    [`start ${first}`, 'stop', `start ${second}`],
    [],
    [],
    true,
  ]);
  vi.advanceTimersByTime(44_999);
  expect(alerts.ringing).toBe(true);
  alerts.dismiss(second, 'declined');
  expect(alerts.ringing).toBe(false);
});

test.each<[DismissReason, string[]]>([
  ['expired', [first]],
  ['cancelled', [first]],
  ['declined', []],
  ['answered-here', []],
  ['answered-elsewhere', []],
])('a call that ended as %s leaves %j missed, once', (reason, expected) => {
  const { alerts, missed } = setUp();
  alerts.ring(call);
  alerts.dismiss(first, reason);
  alerts.dismiss(first, reason);
  vi.advanceTimersByTime(60_000);
  expect(missed).toEqual(expected);
});

test('a call that ended by this clock is missed only if nobody says better soon after', () => {
  const { alerts, missed } = setUp();
  alerts.ring(call);
  vi.advanceTimersByTime(45_000);
  expect([alerts.ringing, missed]).toEqual([false, []]);
  alerts.dismiss(first, 'answered-elsewhere');
  vi.advanceTimersByTime(60_000);
  expect(missed).toEqual([]);
  alerts.ring({ ...call, sessionId: second });
  vi.advanceTimersByTime(48_000);
  expect(missed).toEqual([second]);
});

test('a call whose time is over does not ring, also not after sleep', () => {
  const { alerts, ringing } = setUp();
  alerts.ring({ ...call, secondsLeft: 0 });
  expect(ringing).toEqual([]);
  alerts.ring(call);
  // Asleep: the clock goes on, timers do not.
  vi.setSystemTime(Date.now() + 10 * 60_000);
  alerts.checkDeadline();
  expect(ringing).toEqual([true, false]);
});

test('quitting ends everything', () => {
  const { alerts, ringing, missed } = setUp();
  alerts.ring(call);
  alerts.close();
  alerts.ring(call);
  vi.advanceTimersByTime(45_000);
  alerts.close();
  vi.advanceTimersByTime(60_000);
  expect([ringing, missed, vi.getTimerCount()]).toEqual([[true, false, true, false], [], 0]);
});
