import { describe, expect, test } from 'vitest';
import { Failure, failures, printFailure } from './failures.mjs';

function printed(error: unknown): string {
  let text = '';
  printFailure(error, { write: (more: string) => (text += more) });
  return text;
}

describe('failures', () => {
  test.each(Object.entries(failures))('%s has words and a remedy', (_code, { words, remedy }) => {
    expect(words.trim()).not.toBe('');
    expect(remedy).toMatch(/^[A-Z].*\S$/s);
  });

  test('code, words with their values, and remedy are printed', () => {
    const text = printed(new Failure('PORT_TAKEN', { port: '4810', option: '--web-port' }));
    expect(text).toContain('Port 4810 is taken by another program. [PORT_TAKEN]');
    expect(text).toContain('What to do: End that program, or give another port with --web-port NUMBER');
  });

  test("the clinic's failures are printed alike", () => {
    const failure = Object.assign(new Error('Data is in use.\nStop it.'), { code: 'DATA_IN_USE', remedy: 'Stop it.' });
    expect(printed(failure)).toBe('\nCannot go on: Data is in use. [DATA_IN_USE]\n  What to do: Stop it.\n');
  });

  test('a bug keeps its stack', () => {
    expect(printed(new TypeError('odd'))).toMatch(/\[UNEXPECTED\]\nTypeError: odd\n\s+at /);
  });
});
