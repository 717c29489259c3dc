import { expect, test } from 'vitest';
import { toldByPlaywright, toldByVitest } from './told-tests.ts';

const spec = (title: string, status: string, messages: string[]) => ({
  title,
  file: 'a.spec.ts',
  line: 7,
  tests: [{ status, results: [{ errors: messages.map((message) => ({ message })) }] }],
});

test('playwright: failed and unsteady specs of nested suites, with the last error, without colours', () => {
  const report = {
    suites: [
      {
        specs: [spec('fine', 'expected', [])],
        suites: [
          {
            specs: [
              spec('broken', 'unexpected', ['first', '\u001b[31mlast\u001b[39m\n\nmore']),
              spec('once', 'flaky', ['x']),
            ],
          },
        ],
      },
    ],
  };
  expect(toldByPlaywright(report)).toEqual([
    { name: 'a.spec.ts:7 broken', outcome: 'failed', reason: 'last\nmore' },
    { name: 'a.spec.ts:7 once', outcome: 'unsteady', reason: 'x' },
  ]);
});

test('vitest: failed tests, and a file that could not be loaded', () => {
  const report = {
    testResults: [
      { name: 'a.test.ts', status: 'passed', assertionResults: [{ status: 'passed', fullName: 'fine' }] },
      {
        name: 'b.test.ts',
        status: 'failed',
        assertionResults: [{ status: 'failed', fullName: 'group broken', failureMessages: ['Error: no'] }],
      },
      { name: 'c.test.ts', status: 'failed', message: 'cannot be loaded', assertionResults: [] },
    ],
  };
  expect(toldByVitest(report)).toEqual([
    { name: 'b.test.ts > group broken', outcome: 'failed', reason: 'Error: no' },
    { name: 'c.test.ts', outcome: 'failed', reason: 'cannot be loaded' },
  ]);
});

test.each([[undefined], [null], ['text'], [{ suites: [null], testResults: [3] }]])(
  'a report that is none: %j',
  (report) => {
    expect([...toldByPlaywright(report), ...toldByVitest(report)]).toEqual([]);
  },
);
