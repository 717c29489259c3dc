// Which tests failed, and which passed only when tried again, by name and with their first words, read from what the runners report.
import { stripVTControlCharacters } from 'node:util';
import { isFields, list, text } from './report-fields.ts';

export interface ToldTest {
  readonly name: string;
  readonly outcome: 'failed' | 'unsteady';
  /** The first lines of the last error. */
  readonly reason: string;
}

const REASON_LINES = 14;

function shorten(message: string): string {
  const lines = stripVTControlCharacters(message)
    .split('\n')
    .filter((line) => line.trim() !== '');
  return lines.slice(0, REASON_LINES).join('\n');
}

/** Vitest's `json` reporter. */
export function toldByVitest(report: unknown): readonly ToldTest[] {
  if (!isFields(report)) return [];
  return list(report, 'testResults').flatMap((file): readonly ToldTest[] => {
    if (!isFields(file) || file['status'] !== 'failed') return [];
    const path = text(file, 'name');
    const failed = list(file, 'assertionResults').flatMap((test): readonly ToldTest[] =>
      isFields(test) && test['status'] === 'failed'
        ? [
            {
              name: `${path} > ${text(test, 'fullName')}`,
              outcome: 'failed',
              reason: shorten(list(test, 'failureMessages').join('\n')),
            },
          ]
        : [],
    );
    return failed.length > 0 ? failed : [{ name: path, outcome: 'failed', reason: shorten(text(file, 'message')) }];
  });
}

const outcomes: Readonly<Record<string, ToldTest['outcome']>> = { unexpected: 'failed', flaky: 'unsteady' };

function toldBySpec(spec: unknown): readonly ToldTest[] {
  if (!isFields(spec)) return [];
  return list(spec, 'tests').flatMap((test): readonly ToldTest[] => {
    if (!isFields(test)) return [];
    const outcome = outcomes[text(test, 'status')];
    if (outcome === undefined) return [];
    const errors = list(test, 'results')
      .flatMap((result) => (isFields(result) ? list(result, 'errors') : []))
      .flatMap((error) => (isFields(error) ? [text(error, 'message')] : []));
    const place = `${text(spec, 'file')}:${String(spec['line'])}`;
    return [{ name: `${place} ${text(spec, 'title')}`, outcome, reason: shorten(errors.at(-1) ?? '') }];
  });
}

/** Playwright's `json` reporter: suites hold specs and further suites. */
export function toldByPlaywright(report: unknown): readonly ToldTest[] {
  if (!isFields(report)) return [];
  return list(report, 'suites').flatMap((suite) =>
    isFields(suite) ? [...list(suite, 'specs').flatMap(toldBySpec), ...toldByPlaywright(suite)] : [],
  );
}
