// "Move the call here": the same person goes on at another device.
import type { ErrorCode } from '../../errors/codes.ts';
import type { CallSession } from '../records.ts';
import { refusedForGood } from './leaving.ts';
import { holder } from './session-view.ts';
import type { Self, Step } from './state.ts';

/** Pressed on the device that reads "you are in this visit on another device". */
export function takeOver(session: CallSession): Step {
  return {
    state: { kind: 'taking-over', session },
    effects: [{ type: 'prepare-peer' }, { type: 'write-take-over', sessionId: session.id }, { type: 'open-devices' }],
  };
}

/** It did not get through, or the clinic refused it. */
export function onTakeOverRefused(self: Self, session: CallSession, code: ErrorCode): Step {
  if (code !== 'server_unreachable' && code !== 'unexpected') return refusedForGood(session, code);
  // Only its answer was lost when the row has this device already.
  const moved = holder(self, session) === 'self';
  return {
    state: moved ? { kind: 'resumable', session } : { kind: 'elsewhere', session, dismissed: false },
    effects: [{ type: 'release' }],
  };
}
