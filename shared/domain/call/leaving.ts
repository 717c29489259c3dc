// How a call ends: pressed here, declined, or ended by the other side or the clinic.
import type { ErrorCode } from '../../errors/codes.ts';
import type { CallSession } from '../records.ts';
import { outcomeOf, ringOffReason } from './session-view.ts';
import { sessionOf, type CallState, type Self, type Step } from './state.ts';

const stay = (state: CallState): Step => ({ state, effects: [] });

/** "Not now": the patient is not available for this ring. */
export function decline(state: Extract<CallState, { kind: 'ringing' | 'back-soon' }>): Step {
  const { session } = state;
  return {
    state: {
      kind: 'over',
      appointmentId: session.appointmentId,
      session,
      outcome: { kind: 'ended', reason: 'declined', by: 'self', talkedMs: null },
    },
    effects: [
      ...(state.kind === 'ringing' ? [{ type: 'ring-off', sessionId: session.id, because: 'declined' } as const] : []),
      { type: 'write-decline', sessionId: session.id },
      { type: 'release' },
    ],
  };
}

/** End was pressed. Media stops at once, whatever the clinic answers. */
export function end(state: CallState): Step {
  switch (state.kind) {
    case 'starting':
      // The attempt may already exist; when its row arrives nobody waits for it, so it is ended then.
      return {
        state: {
          kind: 'over',
          appointmentId: state.appointmentId,
          session: null,
          outcome: { kind: 'ended', reason: 'cancelled', by: 'self', talkedMs: null },
        },
        effects: [{ type: 'release' }],
      };
    case 'ringing':
    case 'back-soon':
      return decline(state);
    case 'taking-over':
      // The call goes on where it is.
      return { state: { kind: 'elsewhere', session: state.session, dismissed: true }, effects: [{ type: 'release' }] };
    case 'calling':
    case 'joining':
    case 'connecting':
    case 'talking':
    case 'reconnecting':
    case 'lost':
    case 'resumable': {
      const active = state.session.status === 'active';
      return {
        state: {
          kind: 'over',
          appointmentId: state.session.appointmentId,
          session: state.session,
          outcome: { kind: 'ended', reason: active ? 'completed' : 'cancelled', by: 'self', talkedMs: null },
        },
        // Media stops whatever the clinic answers; the ending is kept until it is written.
        effects: [{ type: 'release' }, { type: 'write-end', sessionId: state.session.id, reason: null }],
      };
    }
    case 'idle':
    case 'waiting-room':
    case 'elsewhere':
    case 'over':
      return stay(state);
  }
}

/** The doctor goes on by phone: media ends here, and the clinic and the patient are told why. */
export function continueByPhone(session: CallSession): Step {
  return {
    state: {
      kind: 'over',
      appointmentId: session.appointmentId,
      session,
      outcome: { kind: 'ended', reason: 'continued_by_phone', by: 'self', talkedMs: null },
    },
    effects: [{ type: 'release' }, { type: 'write-end', sessionId: session.id, reason: 'continued_by_phone' }],
  };
}

/** The ring's time is over, on the server's clock. */
export function onRingExpiry(state: CallState): Step {
  if (state.kind !== 'calling' && state.kind !== 'ringing' && state.kind !== 'back-soon') return stay(state);
  const { session } = state;
  const over: CallState = {
    kind: 'over',
    appointmentId: session.appointmentId,
    session,
    outcome: { kind: 'ended', reason: 'no_answer', by: 'clinic', talkedMs: null },
  };
  switch (state.kind) {
    case 'calling':
      return {
        state: over,
        effects: [{ type: 'release' }, { type: 'write-end', sessionId: session.id, reason: null }],
      };
    case 'ringing':
      return {
        state: over,
        effects: [{ type: 'ring-off', sessionId: session.id, because: 'expired' }, { type: 'release' }],
      };
    case 'back-soon':
      return { state: over, effects: [{ type: 'release' }] };
  }
}

/** The clinic says that an attempt has ended. */
export function onEndedRow(self: Self, state: CallState, session: Extract<CallSession, { status: 'ended' }>): Step {
  if (state.kind === 'over') {
    // Our own ending, come back with the clinic's reason and the time the two talked.
    const ours =
      state.session === null ? state.appointmentId === session.appointmentId : state.session.id === session.id;
    return ours && state.outcome.kind === 'ended'
      ? stay({ ...state, session, outcome: outcomeOf(self, session) })
      : stay(state);
  }
  if (sessionOf(state)?.id !== session.id) return stay(state);
  const over: CallState = {
    kind: 'over',
    appointmentId: session.appointmentId,
    session,
    outcome: outcomeOf(self, session),
  };
  switch (state.kind) {
    case 'ringing':
      return {
        state: over,
        effects: [{ type: 'ring-off', sessionId: session.id, because: ringOffReason(session) }, { type: 'release' }],
      };
    case 'resumable':
    case 'elsewhere':
      return stay({ kind: 'idle' });
    case 'calling':
    case 'back-soon':
    case 'joining':
    case 'taking-over':
    case 'connecting':
    case 'talking':
    case 'reconnecting':
    case 'lost':
      return { state: over, effects: [{ type: 'release' }] };
    case 'idle':
    case 'waiting-room':
    case 'starting':
      return stay(state);
  }
}

/** The clinic said no, and asking again would not change it. */
export function refusedForGood(session: CallSession, code: ErrorCode): Step {
  return {
    state: { kind: 'over', appointmentId: session.appointmentId, session, outcome: { kind: 'refused', code } },
    effects: [{ type: 'release' }],
  };
}
