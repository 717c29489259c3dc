// How a call is mended when the path between the two is gone, and when trying ends.
import type { CallSession } from '../records.ts';
import { partnerAddress } from './session-view.ts';
import type { CallEffect, CallEvent, CallState, ConnectionPolicy, PartnerAddress, Self, Step } from './state.ts';
import { timing } from './state.ts';

const stay = (state: CallState): Step => ({ state, effects: [] });

/** Sound or picture of the partner arrives: whatever was being mended is mended. */
export function onMedia(state: CallState): Step {
  if (state.kind !== 'connecting' && state.kind !== 'reconnecting' && state.kind !== 'lost') return stay(state);
  const { session } = state;
  return {
    state: { kind: 'talking', session },
    effects: [
      ...stopTrying,
      { type: 'clear-timer', timer: 'abandon' },
      { type: 'resume-sending' },
      ...(session.status === 'waiting' ? [{ type: 'write-active', sessionId: session.id } as const] : []),
    ],
  };
}

const stopTrying: readonly CallEffect[] = [
  { type: 'clear-timer', timer: 'retry' },
  { type: 'clear-timer', timer: 'fall-back' },
  { type: 'clear-timer', timer: 'give-up' },
];

/** Only the doctor's app places the call, so that there is never one from each side; the patient's expects it. */
export function placeOrExpect(
  self: Self,
  partner: PartnerAddress,
  anew: boolean,
  policy: ConnectionPolicy,
): readonly CallEffect[] {
  return self.side === 'doctor'
    ? [{ type: 'place-call', partner, anew, policy }]
    : [{ type: 'expect-call', partner, policy }];
}

/** The timers of a connection that is being made: the next try, the next step of falling back, and the end of trying. */
export function tryingTimers(self: Self, retryMs: number): readonly CallEffect[] {
  return [
    ...(self.side === 'doctor' ? [{ type: 'set-timer', timer: 'retry', due: { inMs: retryMs } } as const] : []),
    { type: 'set-timer', timer: 'fall-back', due: { inMs: timing.fallBackMs } },
    { type: 'set-timer', timer: 'give-up', due: { inMs: timing.giveUpMs } },
  ];
}

/** Nothing arrives any more: stop being seen and heard, and mend. */
export function reconnect(self: Self, session: CallSession, firstRetryMs: number): Step {
  return {
    state: { kind: 'reconnecting', session, tries: 0, policy: 'as-before' },
    effects: [{ type: 'pause-sending' }, ...tryingTimers(self, firstRetryMs)],
  };
}

/** From the beginning and at once, within the same attempt and without ringing: after `lost`, or to a partner who moved. */
export function connectAnew(self: Self, session: CallSession): Step {
  const partner = partnerAddress(self, session);
  return {
    state: { kind: 'reconnecting', session, tries: 1, policy: 'as-before' },
    effects: [
      { type: 'pause-sending' },
      { type: 'clear-timer', timer: 'abandon' },
      ...(partner ? placeOrExpect(self, partner, true, 'as-before') : []),
      ...tryingTimers(self, timing.connectRetryMs),
    ],
  };
}

/** The connection itself ended; only the doctor makes a new one. */
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
    case 'waiting-room':
    case 'starting':
    case 'calling':
    case 'ringing':
    case 'back-soon':
    case 'joining':
    case 'taking-over':
    case 'lost':
    case 'resumable':
    case 'elsewhere':
    case 'over':
      return stay(state);
  }
}

/**
 * The computer slept. Whatever connection there was is not waited for: the doctor calls again at once, the patient takes
 * a new address and says so, upon which the doctor calls there. What rang meanwhile is the rows' business.
 */
export function onWoken(self: Self, state: CallState): Step {
  switch (state.kind) {
    case 'connecting':
    case 'talking':
    case 'reconnecting':
    case 'lost': {
      const again = connectAnew(self, state.session);
      if (self.side === 'doctor') return again;
      return {
        state: again.state,
        effects: [
          { type: 'renew-peer' },
          ...again.effects,
          { type: 'write-join', sessionId: state.session.id },
          { type: 'start-sending' },
        ],
      };
    }
    case 'idle':
    case 'waiting-room':
    case 'starting':
    case 'calling':
    case 'ringing':
    case 'back-soon':
    case 'joining':
    case 'taking-over':
    case 'resumable':
    case 'elsewhere':
    case 'over':
      return stay(state);
  }
}

/** Another network: trying need not wait for its timer, and a lost call is tried once more by itself. */
export function onNetworkChanged(self: Self, state: CallState): Step {
  switch (state.kind) {
    case 'lost':
      return onWoken(self, state);
    case 'connecting':
    case 'reconnecting':
      // The connection that is there may heal by itself first.
      return self.side === 'doctor'
        ? { state, effects: [{ type: 'set-timer', timer: 'retry', due: { inMs: timing.closedRetryMs } }] }
        : stay(state);
    case 'talking':
    case 'idle':
    case 'waiting-room':
    case 'starting':
    case 'calling':
    case 'ringing':
    case 'back-soon':
    case 'joining':
    case 'taking-over':
    case 'resumable':
    case 'elsewhere':
    case 'over':
      return stay(state);
  }
}

/** Somebody who is not the partner was turned away; the clinic's audit is told. */
export function onPartnerRefused(
  state: CallState,
  code: Extract<CallEvent, { type: 'partner-refused' }>['code'],
): Step {
  const session = 'session' in state ? state.session : null;
  const report: readonly CallEffect[] = session ? [{ type: 'report-refused', sessionId: session.id, code }] : [];
  // Strangers and broken words are turned away and change nothing; a partner who cannot prove itself ends the trying.
  if (code === 'stranger_refused' || code === 'signal_refused') return { state, effects: report };
  if (state.kind !== 'connecting' && state.kind !== 'reconnecting') return { state, effects: report };
  const given = giveUp(state.session, code);
  return { state: given.state, effects: [...report, ...given.effects] };
}

/** Trying ends here, for now. */
export function giveUp(session: CallSession, code: Extract<CallState, { kind: 'lost' }>['code']): Step {
  return {
    state: { kind: 'lost', session, code },
    effects: [
      ...stopTrying,
      { type: 'pause-sending' },
      { type: 'set-timer', timer: 'abandon', due: { inMs: timing.abandonMs } },
    ],
  };
}

type MendTimer = Exclude<Extract<CallEvent, { type: 'timer' }>['timer'], 'ring-expiry' | 'ring-again'>;

/** One of the timers of mending ran out. */
export function onMendTimer(self: Self, state: CallState, timer: MendTimer): Step {
  switch (timer) {
    case 'retry': {
      if (self.side !== 'doctor' || (state.kind !== 'connecting' && state.kind !== 'reconnecting')) return stay(state);
      const partner = partnerAddress(self, state.session);
      return {
        state: { ...state, tries: state.tries + 1 },
        effects: [
          ...(partner ? placeOrExpect(self, partner, true, state.policy) : []),
          { type: 'set-timer', timer: 'retry', due: { inMs: timing.connectRetryMs } },
        ],
      };
    }
    case 'say-again': {
      if (self.side !== 'patient') return stay(state);
      const inCall = ['connecting', 'talking', 'reconnecting', 'lost'].includes(state.kind);
      const session = 'session' in state ? state.session : null;
      return inCall && session ? { state, effects: [{ type: 'write-join', sessionId: session.id }] } : stay(state);
    }
    case 'fall-back': {
      if (state.kind !== 'connecting' && state.kind !== 'reconnecting') return stay(state);
      if (state.policy === 'audio-only') return stay(state);
      const policy = state.policy === 'as-before' ? 'relay-only' : 'audio-only';
      const partner = partnerAddress(self, state.session);
      return {
        state: { ...state, policy, tries: state.tries + 1 },
        effects: [
          ...(partner ? placeOrExpect(self, partner, true, policy) : []),
          ...(self.side === 'doctor'
            ? [{ type: 'set-timer', timer: 'retry', due: { inMs: timing.connectRetryMs } } as const]
            : []),
          { type: 'set-timer', timer: 'fall-back', due: { inMs: timing.fallBackMs } },
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
