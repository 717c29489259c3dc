import type { Answer, BridgeErrorCode } from '#shared/ipc/bridge.ts';

/** The host refused a request or could not do it. `message` is for the log; words for people are found by `code`. */
export class PlatformError extends Error {
  override readonly name = 'PlatformError';
  readonly code: BridgeErrorCode;
  constructor(code: BridgeErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}

/** @throws PlatformError when the answer is a failure */
export function unwrap<T>(answer: Answer<T>): T {
  if (answer.ok) return answer.value;
  throw new PlatformError(answer.error.code, answer.error.message);
}
