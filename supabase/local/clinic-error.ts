/** A start-up failure that a person can do something about: `remedy` says what. */
export class ClinicError extends Error {
  override readonly name = 'ClinicError';
  readonly code: string;
  readonly remedy: string;

  constructor(code: string, message: string, remedy: string, options?: ErrorOptions) {
    super(`${message}\n${remedy}`, options);
    this.code = code;
    this.remedy = remedy;
  }
}

/** The text of anything thrown, without its stack. */
export function reasonOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}

/** Node's or PostgreSQL's error code, if the thrown thing carries one. */
export function codeOf(thrown: unknown): string | undefined {
  return typeof thrown === 'object' && thrown !== null && 'code' in thrown && typeof thrown.code === 'string'
    ? thrown.code
    : undefined;
}
