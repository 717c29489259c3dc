// How a call is mended when the path between the two is gone, and when trying ends.
import type { CallSession } from '../records.ts';
import { partnerAddress } from './session-view.ts';
import type { CallEvent, CallState, Self, Step } from './state.ts';
import { timing } from './state.ts';

const stay = (state: CallState): Step => ({ state, effects: [] });

/** Sound or picture of the partner arrives: whatever was being mended is mended. */
export function onMedia(state: CallState): Step {
  if (state.kind !== 'connecting' && state.kind !== 'reconnecting' && state.kind !== 'lost') return stay(state);
  const { session } = state;
  return {
    state: { kind: 'talking', session },
    effects: [
      { type: 'clear-timer', timer: 'retry' },
      { type: 'clear-timer', timer: 'give-up' },
      { type: 'clear-timer', timer: 'abandon' },
      { type: 'resume-sending' },
      ...(session.status === 'waiting' ? [{ type: 'write-active', sessionId: session.id } as const] : []),
    ],
  };
}

/** Nothing arrives any more: stop being seen and heard, and mend. */
export function reconnect(self: Self, session: CallSession, firstRetryMs: number): Step {
  return {
    state: { kind: 'reconnecting', session, tries: 0 },
    effects: [
      { type: 'pause-sending' },
      ...(self.side === 'doctor' ? [{ type: 'set-timer', timer: 'retry', due: { inMs: firstRetryMs } } as const] : []),
      { type: 'set-timer', timer: 'give-up', due: { inMs: timing.giveUpMs } },
    ],
  };
}

/** Pressed after `lost`: once more within the same attempt, without ringing. */
export function tryAgain(self: Self, session: CallSession): Step {
  const partner = partnerAddress(self, session);
  return {
    state: { kind: 'reconnecting', session, tries: 1 },
    effects: [
      { type: 'clear-timer', timer: 'abandon' },
      { type: 'set-timer', timer: 'give-up', due: { inMs: timing.giveUpMs } },
      ...(self.side === 'doctor' && partner
        ? [
            { type: 'place-call', partner, anew: true } as const,
            { type: 'set-timer', timer: 'retry', due: { inMs: timing.connectRetryMs } } as const,
          ]
        : []),
    ],
  };
}

/** The connection itself ended; only the doctor makes a new one, so that there is never one from each side. */
export function onLinkClosed(self: Self, state: CallState): Step {
  switch (state.kind) {
    case 'talking':
      return reconnect(self, state.session, timing.closedRetryMs);
    case 'connecting':
    case 'reconnecting':
      return self.side === 'doctor'
        ? { state, effects: [{ type: 'set-timer', timer: 'retry', due: { inMs: timing.closedRetryMs } }] }
        : stay(state);
    case 'idle':
    case 'starting':
    case 'calling':
    case 'ringing':
    case 'joining':
    case 'lost':
    case 'resumable':
    case 'elsewhere':
    case 'over':
      return stay(state);
  }
}

/** Somebody who is not the partner was turned away. */
export function onPartnerRefused(
  state: CallState,
  code: Extract<CallEvent, { type: 'partner-refused' }>['code'],
): Step {
  // A stranger who knocks is turned away and changes nothing; a partner who cannot prove itself ends the trying.
  if (code === 'stranger_refused') return stay(state);
  if (state.kind !== 'connecting' && state.kind !== 'reconnecting') return stay(state);
  return giveUp(state.session, code);
}

function giveUp(session: CallSession, code: Extract<CallState, { kind: 'lost' }>['code']): Step {
  return {
    state: { kind: 'lost', session, code },
    effects: [
      { type: 'clear-timer', timer: 'retry' },
      { type: 'clear-timer', timer: 'give-up' },
      { type: 'pause-sending' },
      { type: 'set-timer', timer: 'abandon', due: { inMs: timing.abandonMs } },
    ],
  };
}

/** One of the timers the machine set ran out. */
export function onTimer(self: Self, state: CallState, timer: Extract<CallEvent, { type: 'timer' }>['timer']): Step {
  switch (timer) {
    case 'ring-expiry':
      return onRingExpiry(state);
    case 'retry': {
      if (self.side !== 'doctor' || (state.kind !== 'connecting' && state.kind !== 'reconnecting')) return stay(state);
      const partner = partnerAddress(self, state.session);
      return {
        state: { ...state, tries: state.tries + 1 },
        effects: [
          ...(partner ? [{ type: 'place-call', partner, anew: true } as const] : []),
          { type: 'set-timer', timer: 'retry', due: { inMs: timing.connectRetryMs } },
        ],
      };
    }
    case 'give-up':
      if (state.kind === 'connecting') return giveUp(state.session, 'connection_failed');
      return state.kind === 'reconnecting' ? giveUp(state.session, 'connection_lost') : stay(state);
    case 'abandon':
      if (state.kind !== 'lost') return stay(state);
      return {
        state: {
          kind: 'over',
          appointmentId: state.session.appointmentId,
          session: state.session,
          outcome: { kind: 'ended', reason: 'network', by: 'clinic', talkedMs: null },
        },
        effects: [{ type: 'release' }, { type: 'write-end', sessionId: state.session.id, reason: 'network' }],
      };
  }
}

function onRingExpiry(state: CallState): Step {
  if (state.kind !== 'calling' && state.kind !== 'ringing') return stay(state);
  const { session } = state;
  const over: CallState = {
    kind: 'over',
    appointmentId: session.appointmentId,
    session,
    outcome: { kind: 'ended', reason: 'no_answer', by: 'clinic', talkedMs: null },
  };
  return state.kind === 'ringing'
    ? {
        state: over,
        effects: [{ type: 'ring-off', sessionId: session.id, because: 'expired' }, { type: 'release' }],
      }
    : { state: over, effects: [{ type: 'release' }, { type: 'write-end', sessionId: session.id, reason: null }] };
}
