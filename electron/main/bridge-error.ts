import type { BridgeErrorCode } from '#shared/ipc/bridge.ts';

/** Thrown by a handler to refuse a request with a code of its own; any other error reaches the page as `desktop/failed`. */
export class BridgeError extends Error {
  override readonly name = 'BridgeError';
  readonly code: BridgeErrorCode;
  constructor(code: BridgeErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}
