import { expect, test, vi } from 'vitest';
import { Leaving, type Question } from './leaving.ts';
import type { Log } from './log.ts';
import { wordsFor } from './words.ts';

const log = vi.fn<Log>();
function setUp(inCall = true) {
  const questions: Question[] = [];
  const { promise, resolve: answer, reject: fail } = Promise.withResolvers<number>();
  const shrink = vi.fn<() => void>();
  const quit = vi.fn<() => void>();
  const leaving = new Leaving({
    inCall: () => inCall,
    words: () => wordsFor('en', 'en'),
    ask: (question) => {
      questions.push(question);
      return promise;
    },
    shrink,
    quit,
    log,
  });
  return { leaving, questions, answer, fail, shrink, quit };
}
const settled = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));

test.each([
  [0, 1],
  [1, 0],
])('closing in a call asks; button %i makes the window small %i times', async (pressed, times) => {
  const { leaving, answer, shrink } = setUp();
  const closing = leaving.close();
  answer(pressed);
  await closing;
  expect(shrink).toHaveBeenCalledTimes(times);
});

test('quitting outside a call asks nothing', () => {
  const { leaving, questions } = setUp(false);
  expect([leaving.mayQuit(), questions]).toEqual([true, []]);
});

test('quitting in a call waits for the answer, asks once, and staying is the default', async () => {
  const { leaving, questions, answer, quit } = setUp();
  expect([leaving.mayQuit(), leaving.mayQuit(), questions.length]).toEqual([false, false, 1]);
  expect(questions[0]?.buttons[questions[0].cancel]).toBe('Back to the visit');
  answer(1);
  await settled();
  expect([quit.mock.calls.length, leaving.mayQuit()]).toEqual([1, true]);
});

test('staying leaves everything as it was', async () => {
  const { leaving, answer, quit } = setUp();
  leaving.mayQuit();
  answer(0);
  await settled();
  expect([quit.mock.calls.length, leaving.mayQuit()]).toEqual([0, false]);
});

test('a computer that shuts down is not kept waiting', () => {
  const { leaving, questions } = setUp();
  leaving.agree();
  expect([leaving.mayQuit(), questions]).toEqual([true, []]);
});

test('where nothing can be asked, nobody is held', async () => {
  const { leaving, fail, quit } = setUp();
  leaving.mayQuit();
  fail(new TypeError('no dialog'));
  await settled();
  expect([quit.mock.calls.length, log.mock.calls.at(-1)]).toEqual([
    1,
    ['error', 'question-not-asked', { reason: 'TypeError' }],
  ]);
});
