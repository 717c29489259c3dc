import { createContext, useContext } from 'react';
import type { CallEvent } from '#shared/domain/call/state.ts';
import type { Side } from '#shared/domain/roles.ts';
import { idleSnapshot, type CallSnapshot } from './call-snapshot.ts';

/** The call of the signed-in person, for the screens. */
export interface CallContextValue {
  readonly side: Side;
  readonly snapshot: CallSnapshot;
  readonly dispatch: (event: CallEvent) => void;
  readonly setMicrophone: (on: boolean) => void;
  readonly setCamera: (on: boolean) => void;
  /** The server's clock, ms since 1970. */
  readonly serverNow: () => number;
}

export const CallContext = createContext<CallContextValue>({
  side: 'patient',
  snapshot: idleSnapshot,
  dispatch: () => undefined,
  setMicrophone: () => undefined,
  setCamera: () => undefined,
  serverNow: () => Date.now(),
});

export function useCall(): CallContextValue {
  return useContext(CallContext);
}
