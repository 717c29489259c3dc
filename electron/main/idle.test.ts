import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Settings } from '#shared/ipc/bridge.ts';
import { defaultSettings } from '#shared/ipc/defaults.ts';
import { IdleWatch } from './idle.ts';

beforeEach(() => {
  vi.useFakeTimers({ now: 0 });
});
afterEach(() => {
  vi.useRealTimers();
});

function setUp(signOutWhenIdle: Settings['signOutWhenIdle']) {
  const told: (number | 'back' | 'signed out')[] = [];
  const computer = { lastInput: 0, busy: false };
  const watch = new IdleWatch({
    settings: () => ({ ...defaultSettings, signOutWhenIdle }),
    idleSeconds: () => Math.floor((Date.now() - computer.lastInput) / 1000),
    busy: () => computer.busy,
    now: () => Date.now(),
    warn: (seconds) => told.push(seconds ?? 'back'),
    signOut: () => told.push('signed out'),
  });
  const minutes = (count: number): void => void vi.advanceTimersByTime(count * 60_000);
  return { watch, told, computer, minutes };
}

test('who is away is warned for a minute and then signed out, once', () => {
  const { told, minutes } = setUp(5);
  minutes(3.9);
  expect(told).toEqual([]);
  minutes(1.1);
  expect([told[0], told.at(-2), told.at(-1)]).toEqual([60, 'back', 'signed out']);
  expect(told.filter((each) => each === 'signed out')).toHaveLength(1);
});

test('who comes back in time stays', () => {
  const { told, computer, minutes } = setUp(5);
  minutes(4.5);
  computer.lastInput = Date.now();
  minutes(3);
  expect(told.at(-1)).toBe('back');
  expect(told).not.toContain('signed out');
});

test('nobody is signed out during a call, and after it the time begins anew', () => {
  const { told, computer, minutes } = setUp(5);
  minutes(4.5);
  computer.busy = true;
  minutes(60);
  expect(told.at(-1)).toBe('back');
  computer.busy = false;
  minutes(3.9);
  expect(told.at(-1)).toBe('back');
  minutes(1.2);
  expect(told).toContain('signed out');
});

test('off means never', () => {
  const { told, minutes } = setUp(0);
  minutes(10 * 60);
  expect(told).toEqual([]);
});

test('after a long sleep there is still a warning first', () => {
  const { told } = setUp(5);
  vi.setSystemTime(8 * 3_600_000);
  vi.advanceTimersByTime(5000);
  expect(told).toEqual([60]);
  vi.advanceTimersByTime(60_000);
  expect(told.at(-1)).toBe('signed out');
});

test('it ends with the app', () => {
  const { watch } = setUp(5);
  watch.close();
  expect(vi.getTimerCount()).toBe(0);
});
