import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { PresenceKeeper, readyForMs } from './presence.ts';
import { wordsFor } from './words.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function setUp() {
  const shown: string[] = [];
  const presence = new PresenceKeeper({
    words: () => wordsFor('en', 'en'),
    show: ({ state, reason }) => shown.push(reason === undefined ? state : `${state}: ${reason}`),
  });
  return { presence, shown };
}

test('ready is claimed only as long as it is proven', () => {
  const { presence, shown } = setUp();
  presence.report({ state: 'ready' });
  vi.advanceTimersByTime(readyForMs - 1);
  presence.report({ state: 'ready' });
  vi.advanceTimersByTime(readyForMs - 1);
  expect(shown).toEqual(['ready', 'ready']);
  vi.advanceTimersByTime(1);
  expect(shown.at(-1)).toBe('unreachable: The window does not answer');
  expect(vi.getTimerCount()).toBe(0);
});

test('other states stay until something else is said', () => {
  const { presence, shown } = setUp();
  presence.report({ state: 'ready' });
  presence.report({ state: 'signed-out' });
  vi.advanceTimersByTime(10 * readyForMs);
  expect(shown).toEqual(['ready', 'signed-out']);
});

test('a call stands before the rest, which comes back after it', () => {
  const { presence, shown } = setUp();
  presence.setInCall(true);
  presence.report({ state: 'unreachable', reason: 'No connection since 09:58' });
  presence.setInCall(false);
  expect(shown).toEqual(['in-call', 'in-call', 'unreachable: No connection since 09:58']);
});

test('a page that begins anew has nothing claimed for it', () => {
  const { presence, shown } = setUp();
  presence.setInCall(true);
  presence.report({ state: 'ready' });
  presence.pageStarts();
  presence.close();
  expect([shown.at(-1), vi.getTimerCount()]).toEqual(['unreachable: Starting', 0]);
});
