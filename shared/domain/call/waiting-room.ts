// Before anybody calls: devices and peer are ready, and with both sides there the connection is negotiated, empty.
import type { CallSession } from '../records.ts';
import { begin } from './connecting.ts';
import { placeOrExpect } from './recovery.ts';
import type { CallEffect, CallState, PartnerAddress, Self, Step } from './state.ts';

type Waiting = Extract<CallState, { kind: 'waiting-room' }>;
const stay = (state: CallState): Step => ({ state, effects: [] });

/** Entered from rest, or from the waiting room of another visit. */
export function enterWaitingRoom(self: Self, state: CallState, appointmentId: string): Step {
  if (state.kind !== 'idle' && state.kind !== 'over' && state.kind !== 'waiting-room') return stay(state);
  if (state.kind === 'waiting-room' && state.appointmentId === appointmentId) return stay(state);
  return {
    state: { kind: 'waiting-room', appointmentId, partner: null },
    effects: [
      ...(state.kind === 'waiting-room' ? leaveEffects(state) : []),
      { type: 'prepare-peer' },
      // The doctor's camera stays off until somebody waits.
      ...(self.side === 'patient' ? [{ type: 'open-devices' } as const] : []),
      { type: 'write-waiting', appointmentId },
    ],
  };
}

export function leaveWaitingRoom(state: CallState, appointmentId: string): Step {
  return state.kind === 'waiting-room' && state.appointmentId === appointmentId
    ? { state: { kind: 'idle' }, effects: leaveEffects(state) }
    : stay(state);
}

/** What leaving takes, also for another call. */
export function leaveEffects(state: Waiting): readonly CallEffect[] {
  return [{ type: 'release' }, { type: 'write-waiting-left', appointmentId: state.appointmentId }];
}

/** The other side came, moved, or left. */
export function onWaitingPartner(
  self: Self,
  state: CallState,
  appointmentId: string,
  partner: PartnerAddress | null,
): Step {
  if (state.kind !== 'waiting-room' || state.appointmentId !== appointmentId) return stay(state);
  const same = partner?.peerId === state.partner?.peerId;
  if (same) return stay(state);
  return {
    state: { ...state, partner },
    effects:
      partner === null
        ? [{ type: 'clear-timer', timer: 'retry' }]
        : [...placeOrExpect(self, partner, false, 'as-before'), { type: 'open-devices' }],
  };
}

/** The doctor started while this patient waited here: no ring, straight to the visit. */
export function admit(self: Self, session: CallSession): Step {
  const begun = begin(self, session);
  return {
    state: begun.state,
    effects: [
      { type: 'announce-admission', session },
      ...begun.effects,
      // The address this app has now, should the clinic know one from before a restart.
      { type: 'write-join', sessionId: session.id },
    ],
  };
}
