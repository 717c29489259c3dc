import type { ErrorCode } from './codes.ts';

/** A failure with a code a person can be told about. Its words are chosen where it is shown, never here. */
export class Failure extends Error {
  override readonly name = 'Failure';
  readonly code: ErrorCode;

  /** @param cause What was caught, for the log of a developer's console; never shown. */
  constructor(code: ErrorCode, cause?: unknown) {
    super(code, cause === undefined ? undefined : { cause });
    this.code = code;
  }
}

/** The failure behind anything caught: itself, or `unexpected` with the original kept as its cause. */
export function toFailure(caught: unknown): Failure {
  return caught instanceof Failure ? caught : new Failure('unexpected', caught);
}
