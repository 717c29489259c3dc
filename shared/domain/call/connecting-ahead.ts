// The connection that is negotiated before anybody joined: in the waiting room, and while it rings.
import { placeOrExpect } from './recovery.ts';
import { partnerAddress } from './session-view.ts';
import type { CallEffect, CallState, PartnerAddress, Self, Step } from './state.ts';
import { timing } from './state.ts';

type Ahead = Extract<CallState, { kind: 'waiting-room' | 'calling' }>;
const stay = (state: CallState): Step => ({ state, effects: [] });

/** Whom it is negotiated with, once that is known. */
function partnerOf(self: Self, state: Ahead): PartnerAddress | null {
  return state.kind === 'waiting-room' ? state.partner : partnerAddress(self, state.session);
}

/** It is gone, or could not be made: nobody is told, it is made again, so that it is there when somebody joins. */
export function remake(self: Self, state: Ahead): Step {
  if (self.side !== 'doctor' || partnerOf(self, state) === null) return stay(state);
  return { state, effects: [{ type: 'set-timer', timer: 'retry', due: { inMs: timing.closedRetryMs } }] };
}

export function onRemakeTimer(self: Self, state: Ahead): Step {
  const partner = partnerOf(self, state);
  if (self.side !== 'doctor' || partner === null) return stay(state);
  const again: CallEffect = { type: 'set-timer', timer: 'retry', due: { inMs: timing.connectRetryMs } };
  // A connection that is there is kept; after a failed one this makes the next.
  return { state, effects: [...placeOrExpect(self, partner, false, 'as-before'), again] };
}
