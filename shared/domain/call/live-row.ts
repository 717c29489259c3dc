import type { CallSession } from '../records.ts';
import { joinEffects } from './joining.ts';
import { holder, partnerAddress } from './session-view.ts';
import type { CallEffect, CallState, PartnerAddress, Self, Step } from './state.ts';
import { timing } from './state.ts';

const stay = (state: CallState): Step => ({ state, effects: [] });

/** What a row that is not ended does to the call. */
export function onLiveRow(self: Self, state: CallState, session: CallSession, own: boolean): Step {
  switch (state.kind) {
    case 'idle':
      return meet(self, session);
    case 'over':
      return onLiveRowAfterEnd(self, state, session);
    case 'starting':
      // Another copy may still carry the address this app had before it restarted.
      return own && session.appointmentId === state.appointmentId && holder(self, session) === 'self'
        ? begin(self, session)
        : stay(state);
    case 'calling':
      if (session.id !== state.session.id) return stay(state);
      if (holder(self, session) !== 'self') {
        return { state: { kind: 'elsewhere', session }, effects: [{ type: 'release' }] };
      }
      if (session.patientJoined) return begin(self, session);
      return { state: { kind: 'calling', session }, effects: negotiate(self, state.session, session) };
    case 'ringing':
      if (session.id !== state.session.id) {
        const met = meet(self, session);
        return {
          state: met.state,
          effects: [
            { type: 'ring-off', sessionId: state.session.id, because: 'cancelled' },
            { type: 'release' },
            ...met.effects,
          ],
        };
      }
      if (holder(self, session) === 'another-device') {
        return {
          state: { kind: 'elsewhere', session },
          effects: [{ type: 'ring-off', sessionId: session.id, because: 'answered-elsewhere' }, { type: 'release' }],
        };
      }
      if (holder(self, session) === 'self') {
        // A join got through although its answer did not: join again, so that the address in the row is this app's.
        return {
          state: { kind: 'joining', session },
          effects: [
            { type: 'clear-timer', timer: 'ring-expiry' },
            { type: 'ring-off', sessionId: session.id, because: 'answered-here' },
            ...joinEffects(session),
          ],
        };
      }
      return { state: { ...state, session }, effects: negotiate(self, state.session, session) };
    case 'joining':
      if (session.id !== state.session.id) return stay(state);
      switch (holder(self, session)) {
        case 'self':
          return own ? begin(self, session) : stay({ ...state, session });
        case 'another-device':
          return { state: { kind: 'elsewhere', session }, effects: [{ type: 'release' }] };
        case 'nobody':
          return stay({ ...state, session });
      }
    case 'connecting':
    case 'talking':
    case 'reconnecting':
    case 'lost':
      if (session.id !== state.session.id) return stay(state);
      if (holder(self, session) === 'another-device') {
        return { state: { kind: 'elsewhere', session }, effects: [{ type: 'release' }] };
      }
      return onNewsInCall(self, state, session);
    case 'resumable':
    case 'elsewhere':
      return meet(self, session);
  }
}

/** A live row met with nothing going on here: be rung, offer to go back, or know that it is elsewhere. */
function meet(self: Self, session: CallSession): Step {
  switch (holder(self, session)) {
    case 'self':
      return stay({ kind: 'resumable', session });
    case 'another-device':
      return stay({ kind: 'elsewhere', session });
    case 'nobody':
      return {
        state: { kind: 'ringing', session, problem: null },
        effects: [
          { type: 'set-timer', timer: 'ring-expiry', due: { atServer: session.ringExpiresAt } },
          { type: 'ring-on', session },
          { type: 'write-ring-receipt', sessionId: session.id },
          { type: 'prepare-peer' },
          ...negotiate(self, null, session),
        ],
      };
  }
}

/** The ring goes on and the partner's address became known, or another one: connect now, send after the join. */
function negotiate(self: Self, before: CallSession | null, session: CallSession): readonly CallEffect[] {
  const known = before === null ? null : partnerAddress(self, before);
  const partner = partnerAddress(self, session);
  if (partner === null || partner.peerId === known?.peerId) return [];
  return self.side === 'doctor' ? [{ type: 'place-call', partner, anew: false }] : [{ type: 'expect-call', partner }];
}

function onLiveRowAfterEnd(self: Self, state: Extract<CallState, { kind: 'over' }>, session: CallSession): Step {
  const endedHere = state.outcome.kind === 'ended' && state.outcome.by === 'self';
  if (state.session?.id === session.id) {
    // The ring ran out or the join failed here, although it got through: this app may go back into the call.
    const unheard = state.outcome.kind === 'refused' || state.outcome.by === 'clinic';
    if (unheard && session.patientJoined && holder(self, session) === 'self') return meet(self, session);
    // Still live in the clinic although it ended here: the ending is not written yet.
    return endedHere &&
      holder(self, session) === 'self' &&
      state.outcome.kind === 'ended' &&
      state.outcome.reason !== 'declined'
      ? { state, effects: [{ type: 'write-end', sessionId: session.id, reason: null }] }
      : stay(state);
  }
  if (state.session === null && endedHere && session.appointmentId === state.appointmentId) {
    // Start was pressed away before the clinic answered: nobody waits for this attempt.
    return holder(self, session) === 'self'
      ? { state: { ...state, session }, effects: [{ type: 'write-end', sessionId: session.id, reason: null }] }
      : stay(state);
  }
  return meet(self, session);
}

/** This device holds its side: wait for the patient, or connect. */
function begin(self: Self, session: CallSession): Step {
  if (!session.patientJoined) {
    return {
      state: { kind: 'calling', session },
      effects: [
        { type: 'set-timer', timer: 'ring-expiry', due: { atServer: session.ringExpiresAt } },
        ...negotiate(self, null, session),
      ],
    };
  }
  return {
    state: { kind: 'connecting', session, tries: 0 },
    effects: [
      { type: 'clear-timer', timer: 'ring-expiry' },
      { type: 'set-timer', timer: 'give-up', due: { inMs: timing.giveUpMs } },
      ...reach(self, partnerAddress(self, session)),
      { type: 'start-sending' },
    ],
  };
}

function reach(self: Self, partner: PartnerAddress | null): readonly CallEffect[] {
  if (partner === null) return [];
  return self.side === 'doctor'
    ? [
        { type: 'place-call', partner, anew: false },
        { type: 'set-timer', timer: 'retry', due: { inMs: timing.connectRetryMs } },
      ]
    : [{ type: 'expect-call', partner }];
}

type InCall = Extract<CallState, { kind: 'connecting' | 'talking' | 'reconnecting' | 'lost' }>;

function onNewsInCall(self: Self, state: InCall, session: CallSession): Step {
  const before = partnerAddress(self, state.session);
  const now = partnerAddress(self, session);
  const moved = now !== null && now.peerId !== before?.peerId;
  const effects: CallEffect[] = [];
  // The partner registered anew (a restart, another address): only there can it be reached now.
  if (moved) effects.push(...reach(self, now));
  if (state.kind === 'talking' && session.status === 'waiting') {
    effects.push({ type: 'write-active', sessionId: session.id });
  }
  return { state: { ...state, session }, effects };
}
