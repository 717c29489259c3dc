/** What PostgreSQL said about a refused statement. */
export interface DatabaseReport {
  readonly code: string;
  readonly message: string;
  readonly detail: string | null;
  readonly hint: string | null;
}

/**
 * A refused statement without its text and parameters. The detail, which may be a whole refused row and so somebody's
 * health record, is there for those who ask but is not printed.
 */
export class DatabaseFailure extends Error implements DatabaseReport {
  override readonly name = 'DatabaseFailure';
  readonly code: string;
  readonly hint: string | null;
  readonly #detail: string | null;

  constructor(report: DatabaseReport) {
    super(report.message);
    this.code = report.code;
    this.hint = report.hint;
    this.#detail = report.detail;
  }

  get detail(): string | null {
    return this.#detail;
  }
}

/** Reads PostgreSQL's report from an error of any driver; null when the failure is not PostgreSQL's. */
export function databaseReport(thrown: unknown): DatabaseReport | null {
  if (!(thrown instanceof Error) || !('code' in thrown) || typeof thrown.code !== 'string') return null;
  if (!/^[0-9A-Z]{5}$/.test(thrown.code) && !thrown.code.startsWith('PGRST')) return null;
  return {
    code: thrown.code,
    message: thrown.message,
    detail: 'detail' in thrown && typeof thrown.detail === 'string' ? thrown.detail : null,
    hint: 'hint' in thrown && typeof thrown.hint === 'string' ? thrown.hint : null,
  };
}

/** The same failure fit to be shown and logged. */
export function withoutStatement(thrown: unknown): unknown {
  const report = databaseReport(thrown);
  return report === null ? thrown : new DatabaseFailure(report);
}
