import type { CallSession } from '../records.ts';
import { joinEffects } from './joining.ts';
import { decline, end, onEndedRow } from './leaving.ts';
import { onLiveRow } from './live-row.ts';
import { holder } from './session-view.ts';
import { onLinkClosed, onMedia, onPartnerRefused, onTimer, reconnect, tryAgain } from './recovery.ts';
import { sessionOf, timing, type CallEvent, type CallState, type Self, type Step } from './state.ts';

const stay = (state: CallState): Step => ({ state, effects: [] });

/**
 * The call as a pure function: the state after `event`, and what the runner is to do. Events that mean nothing in a
 * state (a late answer, a repeated row, a press on a button that is gone) change nothing.
 */
export function next(self: Self, state: CallState, event: CallEvent): Step {
  switch (event.type) {
    case 'start-pressed':
      if (self.side !== 'doctor' || (state.kind !== 'idle' && state.kind !== 'over')) return stay(state);
      return {
        state: { kind: 'starting', appointmentId: event.appointmentId },
        effects: [
          { type: 'prepare-peer' },
          { type: 'write-start', appointmentId: event.appointmentId },
          { type: 'open-devices' },
        ],
      };
    case 'join-pressed':
      return state.kind === 'ringing' ? join(state.session) : stay(state);
    case 'resume-pressed':
      return state.kind === 'resumable' ? resume(self, state.session) : stay(state);
    case 'decline-pressed':
      return state.kind === 'ringing' ? decline(state.session) : stay(state);
    case 'try-again-pressed':
      return state.kind === 'lost' ? tryAgain(self, state.session) : stay(state);
    case 'end-pressed':
      return end(state);
    case 'dismissed':
      return state.kind === 'over' || state.kind === 'elsewhere' ? stay({ kind: 'idle' }) : stay(state);
    case 'row':
      return onRow(self, state, event.session, event.own);
    case 'refused':
      return onRefused(self, state, event);
    case 'media-flowing':
      return onMedia(state);
    case 'media-silent':
      return state.kind === 'talking' ? reconnect(self, state.session, timing.reconnectRetryMs) : stay(state);
    case 'link-closed':
      return onLinkClosed(self, state);
    case 'partner-refused':
      return onPartnerRefused(state, event.code);
    case 'timer':
      return onTimer(self, state, event.timer);
  }
}

function join(session: CallSession): Step {
  return {
    state: { kind: 'joining', session },
    effects: [
      { type: 'clear-timer', timer: 'ring-expiry' },
      { type: 'ring-off', sessionId: session.id, because: 'answered-here' },
      ...joinEffects(session),
    ],
  };
}

function resume(self: Self, session: CallSession): Step {
  if (self.side === 'patient') {
    return { state: { kind: 'joining', session }, effects: joinEffects(session) };
  }
  return {
    state: { kind: 'starting', appointmentId: session.appointmentId },
    effects: [
      { type: 'prepare-peer' },
      { type: 'open-devices' },
      { type: 'write-start', appointmentId: session.appointmentId },
    ],
  };
}

function onRow(self: Self, state: CallState, told: CallSession, own: boolean): Step {
  const known = sessionOf(state);
  const older = known !== null && known.id === told.id && told.version < known.version;
  if (older && !own) return stay(state);
  // A late answer to this app's own request is news even when a newer copy of the row came first.
  const session = older ? known : told;
  if (session.status === 'ended') return onEndedRow(self, state, session);
  const overtaken = known !== null && known.appointmentId === session.appointmentId && session.attempt < known.attempt;
  if (overtaken) return stay(state);
  return onLiveRow(self, state, session, own);
}

function onRefused(self: Self, state: CallState, { about, code }: Extract<CallEvent, { type: 'refused' }>): Step {
  switch (state.kind) {
    case 'joining':
      if (about !== state.session.id) return stay(state);
      // The clinic could not be asked: the ring is still there, so Join may be pressed again.
      if (code === 'server_unreachable' || code === 'unexpected') {
        if (holder(self, state.session) === 'self') {
          return { state: { kind: 'resumable', session: state.session }, effects: [{ type: 'release' }] };
        }
        return {
          state: { kind: 'ringing', session: state.session, problem: code },
          effects: [
            { type: 'set-timer', timer: 'ring-expiry', due: { atServer: state.session.ringExpiresAt } },
            { type: 'ring-on', session: state.session },
          ],
        };
      }
      return {
        state: {
          kind: 'over',
          appointmentId: state.session.appointmentId,
          session: state.session,
          outcome: { kind: 'refused', code },
        },
        effects: [{ type: 'release' }],
      };
    case 'starting':
      if (about !== state.appointmentId) return stay(state);
      return {
        state: { kind: 'over', appointmentId: state.appointmentId, session: null, outcome: { kind: 'refused', code } },
        effects: [{ type: 'release' }],
      };
    case 'idle':
    case 'calling':
    case 'ringing':
    case 'connecting':
    case 'talking':
    case 'reconnecting':
    case 'lost':
    case 'resumable':
    case 'elsewhere':
    case 'over':
      return stay(state);
  }
}
