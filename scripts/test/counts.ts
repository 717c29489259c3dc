// How many passed and failed, read from what the runners report. A run that says nothing, runs nothing or skips something has not passed.
import { isFields, list, number } from './report-fields.ts';

export interface Counts {
  readonly passed: number;
  readonly failed: number;
  /** Of the failed: skipped or marked as to do, which nobody has seen work. */
  readonly skipped: number;
  /** What to say beside the figures. */
  readonly notes: readonly string[];
}

export const noCounts: Counts = { passed: 0, failed: 0, skipped: 0, notes: [] };

export function add(a: Counts, b: Counts): Counts {
  return {
    passed: a.passed + b.passed,
    failed: a.failed + b.failed,
    skipped: a.skipped + b.skipped,
    notes: [...a.notes, ...b.notes],
  };
}

/** A check that is one thing: lint, a build. */
export function countCheck(exitCode: number): Counts {
  return exitCode === 0 ? { ...noCounts, passed: 1 } : { ...noCounts, failed: 1 };
}

/** Makes what a runner's exit code says about its own figures part of them. */
function settle(counts: Counts, exitCode: number): Counts {
  if (counts.passed + counts.failed === 0) return { ...counts, failed: 1, notes: [...counts.notes, 'ran no test'] };
  if (exitCode !== 0 && counts.failed === 0) {
    return { ...counts, failed: 1, notes: [...counts.notes, `the runner ended with exit code ${String(exitCode)}`] };
  }
  return counts;
}

function withSkipped(passed: number, failed: number, skipped: number, notes: readonly string[]): Counts {
  const said = skipped === 0 ? notes : [...notes, `${String(skipped)} SKIPPED, counted as failed`];
  return { passed, failed: failed + skipped, skipped, notes: said };
}

/** Vitest's `json` reporter. */
export function countVitest(report: unknown, exitCode: number): Counts {
  if (!isFields(report)) return settle({ ...noCounts, notes: ['no report was written'] }, exitCode);
  // A file that cannot be loaded has no tests to count, only a failed suite.
  const broken = list(report, 'testResults').filter(
    (file) => isFields(file) && file['status'] === 'failed' && list(file, 'assertionResults').length === 0,
  );
  const notes = broken.length === 0 ? [] : [`${String(broken.length)} file(s) could not be run`];
  const skipped = number(report, 'numPendingTests') + number(report, 'numTodoTests');
  const failed = number(report, 'numFailedTests') + broken.length;
  return settle(withSkipped(number(report, 'numPassedTests'), failed, skipped, notes), exitCode);
}

/** More of these in one step are no chance of a busy machine any more. */
export const UNSTEADY_LIMIT = 2;

/**
 * Playwright's `json` reporter. A test that passed only when tried again counts as passed and is named at the end of the command; with
 * more than {@link UNSTEADY_LIMIT} of them in a step each has failed (docs/decisions/0014).
 */
export function countPlaywright(report: unknown, exitCode: number): Counts {
  if (!isFields(report)) return settle({ ...noCounts, notes: ['no report was written'] }, exitCode);
  const stats = isFields(report['stats']) ? report['stats'] : {};
  const errors = list(report, 'errors').length;
  const flaky = number(stats, 'flaky');
  const notes = [
    ...(errors === 0 ? [] : [`${String(errors)} error(s) outside of tests`]),
    ...(flaky === 0 ? [] : [`${String(flaky)} passed only when tried again`]),
  ];
  const steady = flaky <= UNSTEADY_LIMIT;
  const passed = number(stats, 'expected') + (steady ? flaky : 0);
  const failed = number(stats, 'unexpected') + (steady ? 0 : flaky) + errors;
  return settle(withSkipped(passed, failed, number(stats, 'skipped'), notes), exitCode);
}

/** The line that ends the test command; others read it. */
export function summary({ passed, failed }: Counts): string {
  return `${String(passed)} passed, ${String(failed)} failed`;
}
