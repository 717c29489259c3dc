import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { LastWords } from './last-words.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

function setUp() {
  const ask = vi.fn<() => void>();
  const quit = vi.fn<() => void>();
  return { ask, quit, words: new LastWords({ ask, quit }) };
}

test('the page is asked once, and the app quits when it has answered', () => {
  const { ask, quit, words } = setUp();
  expect([words.mayQuit(), words.mayQuit()]).toEqual([false, false]);
  expect([ask.mock.calls.length, quit.mock.calls.length]).toEqual([1, 0]);
  words.said();
  expect([quit.mock.calls.length, words.mayQuit()]).toEqual([1, true]);
  vi.runAllTimers();
  expect(quit).toHaveBeenCalledTimes(1);
});

test('a page that does not answer holds nobody', () => {
  const { quit, words } = setUp();
  words.mayQuit();
  vi.runAllTimers();
  expect([quit.mock.calls.length, words.mayQuit()]).toEqual([1, true]);
});

test('an answer to no question makes nothing quit; where it is waived, nobody is asked', () => {
  const { ask, quit, words } = setUp();
  words.said();
  expect(quit).not.toHaveBeenCalled();
  words.waive();
  expect([words.mayQuit(), ask.mock.calls.length]).toEqual([true, 0]);
});
