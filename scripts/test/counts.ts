// How many passed and failed, read from what the runners report. A run that says nothing, runs nothing or skips something has not passed.

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

type Fields = Readonly<Record<string, unknown>>;
const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null;
const number = (fields: Fields, name: string): number => {
  const value = fields[name];
  return typeof value === 'number' ? value : 0;
};
const list = (fields: Fields, name: string): readonly unknown[] => {
  const value = fields[name];
  return Array.isArray(value) ? value : [];
};

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

/** Playwright's `json` reporter. A test that passed only when tried again has failed. */
export function countPlaywright(report: unknown, exitCode: number): Counts {
  if (!isFields(report)) return settle({ ...noCounts, notes: ['no report was written'] }, exitCode);
  const stats = isFields(report['stats']) ? report['stats'] : {};
  const errors = list(report, 'errors').length;
  const flaky = number(stats, 'flaky');
  const notes = [
    ...(errors === 0 ? [] : [`${String(errors)} error(s) outside of tests`]),
    ...(flaky === 0 ? [] : [`${String(flaky)} passed only when tried again`]),
  ];
  const failed = number(stats, 'unexpected') + flaky + errors;
  return settle(withSkipped(number(stats, 'expected'), failed, number(stats, 'skipped'), notes), exitCode);
}

/** The line that ends the test command; others read it. */
export function summary({ passed, failed }: Counts): string {
  return `${String(passed)} passed, ${String(failed)} failed`;
}
