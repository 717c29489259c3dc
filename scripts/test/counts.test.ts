import { describe, expect, test } from 'vitest';
import { add, countCheck, countPlaywright, countVitest, noCounts, summary, UNSTEADY_LIMIT } from './counts.ts';

const vitest = (figures: Record<string, unknown>) => ({
  numPassedTests: 0,
  numFailedTests: 0,
  numPendingTests: 0,
  numTodoTests: 0,
  testResults: [],
  ...figures,
});
const playwright = (stats: Record<string, number>, errors: unknown[] = []) => ({
  stats: { expected: 0, unexpected: 0, flaky: 0, skipped: 0, ...stats },
  errors,
});

describe('vitest report', () => {
  test('passed and failed tests', () => {
    expect(countVitest(vitest({ numPassedTests: 5, numFailedTests: 2 }), 1)).toMatchObject({ passed: 5, failed: 2 });
  });

  test('skipped and to-do tests count as failed and are said', () => {
    const counts = countVitest(vitest({ numPassedTests: 5, numPendingTests: 1, numTodoTests: 1 }), 0);
    expect(counts).toEqual({ passed: 5, failed: 2, skipped: 2, notes: ['2 SKIPPED, counted as failed'] });
  });

  test('a file that cannot be loaded is a failure', () => {
    const testResults = [{ status: 'failed', assertionResults: [] }];
    expect(countVitest(vitest({ numPassedTests: 5, testResults }), 1)).toMatchObject({ passed: 5, failed: 1 });
  });

  test('an error outside of tests is a failure although every test passed', () => {
    expect(countVitest(vitest({ numPassedTests: 5 }), 1)).toMatchObject({ passed: 5, failed: 1 });
  });

  test.each([[undefined], [vitest({})], ['text'], [null]])('nothing run is a failure: %j', (report) => {
    expect(countVitest(report, 0)).toMatchObject({ passed: 0, failed: 1 });
  });
});

describe('playwright report', () => {
  test('passed and failed specs', () => {
    expect(countPlaywright(playwright({ expected: 3, unexpected: 1 }), 1)).toMatchObject({ passed: 3, failed: 1 });
  });

  test('passed only when tried again is passed and said', () => {
    const counts = countPlaywright(playwright({ expected: 3, flaky: 1 }), 0);
    expect(counts).toMatchObject({ passed: 4, failed: 0, notes: ['1 passed only when tried again'] });
  });

  test('too many that passed only when tried again have failed', () => {
    expect(countPlaywright(playwright({ expected: 3, flaky: UNSTEADY_LIMIT + 1 }), 0)).toMatchObject({
      passed: 3,
      failed: UNSTEADY_LIMIT + 1,
    });
  });

  test('skipped is failed', () => {
    expect(countPlaywright(playwright({ expected: 3, skipped: 2 }), 0)).toMatchObject({ failed: 2, skipped: 2 });
  });

  test('errors outside of specs are failures', () => {
    expect(countPlaywright(playwright({ expected: 3 }, [{}, {}]), 1)).toMatchObject({ passed: 3, failed: 2 });
  });

  test.each([[undefined], [playwright({})]])('nothing run is a failure: %j', (report) => {
    expect(countPlaywright(report, 0)).toMatchObject({ passed: 0, failed: 1 });
  });
});

describe('sum', () => {
  test('a check counts as one', () => {
    expect([countCheck(0), countCheck(2)]).toMatchObject([
      { passed: 1, failed: 0 },
      { passed: 0, failed: 1 },
    ]);
  });

  test('the last line is the plain one', () => {
    const counts = [countCheck(0), countVitest(vitest({ numPassedTests: 5, numFailedTests: 2 }), 1)].reduce(
      add,
      noCounts,
    );
    expect(summary(counts)).toBe('6 passed, 2 failed');
  });
});
