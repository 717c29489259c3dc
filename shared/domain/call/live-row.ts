import type { CallEndReason, CallSession } from '../records.ts';
import { begin, negotiate, onNewsInCall, ringUntil } from './connecting.ts';
import { joinEffects } from './joining.ts';
import { holder } from './session-view.ts';
import type { CallEffect, CallState, Self, Step } from './state.ts';
import { backSoon, isAwayAt, ringAgain } from './two-minutes.ts';
import { admit } from './waiting-room.ts';

const stay = (state: CallState): Step => ({ state, effects: [] });

/** A row as it came: `own`, the answer to this app's own request; `at`, the server's clock, ms since 1970. */
export interface Told {
  readonly session: CallSession;
  readonly own: boolean;
  readonly at: number;
}

/** What a row that is not ended does to the call. */
export function onLiveRow(self: Self, state: CallState, told: Told): Step {
  const { session, own } = told;
  switch (state.kind) {
    case 'elsewhere':
      // Read once is enough, however often the other device says that it is there.
      return session.id === state.session.id && holder(self, session) === 'another-device'
        ? stay({ ...state, session })
        : meet(self, told, { kind: 'idle' });
    case 'idle':
    case 'resumable':
      return meet(self, told, { kind: 'idle' });
    case 'over':
      return onLiveRowAfterEnd(self, state, told);
    case 'waiting-room':
      return onLiveRowWhileWaiting(self, state, told);
    case 'starting':
      // Another copy may still carry the address this app had before it restarted.
      return own && session.appointmentId === state.appointmentId && holder(self, session) === 'self'
        ? begin(self, session)
        : stay(state);
    case 'calling':
      if (session.id !== state.session.id) return stay(state);
      if (holder(self, session) !== 'self') return handedOver(session);
      if (session.patientJoined) return begin(self, session);
      return {
        state: { kind: 'calling', session },
        effects: [
          ...(session.ringExpiresAt === state.session.ringExpiresAt ? [] : [ringUntil(session)]),
          ...negotiate(self, state.session, session),
        ],
      };
    case 'ringing':
    case 'back-soon':
      return onLiveRowWhileRung(self, state, told);
    case 'joining':
    case 'taking-over':
      if (session.id !== state.session.id) return stay(state);
      if (holder(self, session) === 'self') return own ? begin(self, session) : stay({ ...state, session });
      // To be taken over it has to be held by another device; only the answer says that this one came too late.
      if (holder(self, session) === 'nobody' || (state.kind === 'taking-over' && !own))
        return stay({ ...state, session });
      return handedOver(session);
    case 'connecting':
    case 'talking':
    case 'reconnecting':
    case 'lost':
      if (session.id !== state.session.id) return stay(state);
      if (holder(self, session) === 'another-device') return handedOver(session);
      return onNewsInCall(self, state, session);
  }
}

/** Another device of the same person has this side now: camera and microphone close here at once. */
function handedOver(session: CallSession): Step {
  return { state: { kind: 'elsewhere', session, dismissed: false }, effects: [{ type: 'release' }] };
}

/**
 * A live row met with nothing going on here: be rung, offer to go back, or know that it is elsewhere.
 * @param otherwise Where this app stays when the ring is over.
 */
function meet(self: Self, { session, at }: Told, otherwise: CallState): Step {
  switch (holder(self, session)) {
    case 'self':
      return stay({ kind: 'resumable', session });
    case 'another-device':
      return stay({ kind: 'elsewhere', session, dismissed: false });
    case 'nobody': {
      // Heard of late: a dead call never rings.
      if (at >= session.ringExpiresAt) return stay(otherwise);
      if (isAwayAt(session, at)) {
        const quiet = backSoon(session, session.patientBackAt);
        return { state: quiet.state, effects: [...quiet.effects, { type: 'prepare-peer' }] };
      }
      return {
        state: { kind: 'ringing', session, problem: null },
        effects: [
          ringUntil(session),
          { type: 'ring-on', session },
          { type: 'prepare-peer' },
          { type: 'write-ring-receipt', sessionId: session.id },
          ...negotiate(self, null, session),
        ],
      };
    }
  }
}

type Rung = Extract<CallState, { kind: 'ringing' | 'back-soon' }>;

function onLiveRowWhileRung(self: Self, state: Rung, told: Told): Step {
  const { session, at } = told;
  const ringOff = (
    because: 'cancelled' | 'answered-elsewhere' | 'answered-here' | 'postponed',
  ): readonly CallEffect[] =>
    state.kind === 'ringing' ? [{ type: 'ring-off', sessionId: state.session.id, because }] : [];
  if (session.id !== state.session.id) {
    const met = meet(self, told, { kind: 'idle' });
    return { state: met.state, effects: [...ringOff('cancelled'), { type: 'release' }, ...met.effects] };
  }
  switch (holder(self, session)) {
    case 'another-device':
      return {
        state: { kind: 'elsewhere', session, dismissed: false },
        effects: [...ringOff('answered-elsewhere'), { type: 'release' }],
      };
    case 'self':
      // A join got through although its answer did not: join again, so that the address in the row is this app's.
      return {
        state: { kind: 'joining', session },
        effects: [
          { type: 'clear-timer', timer: 'ring-expiry' },
          { type: 'clear-timer', timer: 'ring-again' },
          ...ringOff('answered-here'),
          ...joinEffects(session),
        ],
      };
    case 'nobody':
      break;
  }
  const negotiation = negotiate(self, state.session, session);
  if (isAwayAt(session, at)) {
    const quiet = backSoon(session, session.patientBackAt);
    return { state: quiet.state, effects: [...ringOff('postponed'), ...quiet.effects, ...negotiation] };
  }
  if (state.kind === 'ringing') return { state: { ...state, session }, effects: [ringUntil(session), ...negotiation] };
  // Back: unless the clinic has not answered yet whether there are two minutes.
  if (session.patientBackAt === null) return { state: { ...state, session }, effects: negotiation };
  const back = ringAgain(session, null);
  return { state: back.state, effects: [...back.effects, ...negotiation] };
}

function onLiveRowWhileWaiting(self: Self, state: Extract<CallState, { kind: 'waiting-room' }>, told: Told): Step {
  const { session } = told;
  const here = session.appointmentId === state.appointmentId;
  const admitted = self.side === 'patient' && session.status === 'waiting' && holder(self, session) === 'self';
  if (here && admitted) return admit(self, session);
  const met = meet(self, told, state);
  if (met.state === state) return stay(state);
  // Rung in the waiting room: what is ready stays ready.
  const keeps = here && (met.state.kind === 'ringing' || met.state.kind === 'back-soon');
  return keeps ? met : { state: met.state, effects: [{ type: 'release' }, ...met.effects] };
}

function onLiveRowAfterEnd(self: Self, state: Extract<CallState, { kind: 'over' }>, told: Told): Step {
  const { session } = told;
  const endedHere = state.outcome.kind === 'ended' && state.outcome.by === 'self';
  if (state.session?.id === session.id) {
    // The ring ran out or the join failed here, although it got through: this app may go back into the call.
    const unheard = state.outcome.kind === 'refused' || state.outcome.by === 'clinic';
    if (unheard && session.patientJoined && holder(self, session) === 'self') return meet(self, told, state);
    // The ring ran out here, unheard that another of this person's devices had asked for two minutes.
    const prolonged = state.outcome.kind === 'ended' && state.outcome.by === 'clinic' && self.side === 'patient';
    if (prolonged && holder(self, session) === 'nobody') return meet(self, told, state);
    // Still live in the clinic although it ended here: the ending is not written yet, or a join that was thought lost got
    // through before "not now".
    return endedHere && holder(self, session) === 'self' && state.outcome.kind === 'ended'
      ? { state, effects: [{ type: 'write-end', sessionId: session.id, reason: keptReason(state.outcome.reason) }] }
      : stay(state);
  }
  if (state.session === null && endedHere && session.appointmentId === state.appointmentId) {
    // Start was pressed away before the clinic answered: nobody waits for this attempt.
    return holder(self, session) === 'self'
      ? { state: { ...state, session }, effects: [{ type: 'write-end', sessionId: session.id, reason: null }] }
      : stay(state);
  }
  return meet(self, told, state);
}

/** What this side chose to say of the end; the rest the clinic knows better. */
function keptReason(reason: CallEndReason): CallEndReason | null {
  return reason === 'continued_by_phone' ? reason : null;
}
