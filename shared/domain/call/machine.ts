import type { CallSession } from '../records.ts';
import { onRemakeTimer, remake } from './connecting-ahead.ts';
import { joinEffects } from './joining.ts';
import { continueByPhone, decline, end, onEndedRow, onRingExpiry, refusedForGood } from './leaving.ts';
import { onLiveRow } from './live-row.ts';
import { onTakeOverRefused, takeOver } from './moving.ts';
import { holder } from './session-view.ts';
import {
  connectAnew,
  onLinkClosed,
  onMedia,
  onMendTimer,
  onNetworkChanged,
  onPartnerRefused,
  onWoken,
  reconnect,
} from './recovery.ts';
import { sessionOf, timing, type CallEvent, type CallState, type Self, type Step, type Timer } from './state.ts';
import { askForTwoMinutes, onTwoMinutesRefused, ringAgain } from './two-minutes.ts';
import { enterWaitingRoom, leaveEffects, leaveWaitingRoom, onWaitingPartner } from './waiting-room.ts';

const stay = (state: CallState): Step => ({ state, effects: [] });

/**
 * The call as a pure function: the state after `event`, and what the runner is to do. Events that mean nothing in a
 * state (a late answer, a repeated row, a press on a button that is gone) change nothing.
 */
export function next(self: Self, state: CallState, event: CallEvent): Step {
  switch (event.type) {
    case 'start-pressed':
      return start(self, state, event.appointmentId);
    case 'join-pressed':
      return state.kind === 'ringing' || state.kind === 'back-soon' ? join(state) : stay(state);
    case 'two-minutes-pressed':
      return state.kind === 'ringing' && state.session.patientBackAt === null
        ? askForTwoMinutes(state.session)
        : stay(state);
    case 'resume-pressed':
      return state.kind === 'resumable' ? resume(self, state.session) : stay(state);
    case 'take-over-pressed':
      return state.kind === 'elsewhere' ? takeOver(state.session) : stay(state);
    case 'decline-pressed':
      return state.kind === 'ringing' || state.kind === 'back-soon' ? decline(state) : stay(state);
    case 'try-again-pressed':
      return state.kind === 'lost' ? connectAnew(self, state.session) : stay(state);
    case 'continue-by-phone-pressed':
      return state.kind === 'lost' && self.side === 'doctor' ? continueByPhone(state.session) : stay(state);
    case 'end-pressed':
      return end(state);
    case 'waiting-entered':
      return enterWaitingRoom(self, state, event.appointmentId);
    case 'waiting-left':
      return leaveWaitingRoom(state, event.appointmentId);
    case 'waiting-partner':
      return onWaitingPartner(self, state, event.appointmentId, event.partner);
    case 'dismissed':
      if (state.kind === 'elsewhere') return stay({ ...state, dismissed: true });
      return state.kind === 'over' ? stay({ kind: 'idle' }) : stay(state);
    case 'row':
      return onRow(self, state, event);
    case 'refused':
      return onRefused(self, state, event);
    case 'two-minutes-refused':
      return onTwoMinutesRefused(state, event.about, event.code);
    case 'media-flowing':
      return onMedia(state);
    case 'media-silent':
      return state.kind === 'talking' ? reconnect(self, state.session, timing.reconnectRetryMs) : stay(state);
    case 'link-closed':
      return state.kind === 'waiting-room' || state.kind === 'calling'
        ? remake(self, state)
        : onLinkClosed(self, state);
    case 'partner-refused':
      return onPartnerRefused(state, event.code);
    case 'timer':
      return onTimer(self, state, event.timer);
    case 'woken':
      return onWoken(self, state);
    case 'network-changed':
      return onNetworkChanged(self, state);
  }
}

function start(self: Self, state: CallState, appointmentId: string): Step {
  const resting =
    state.kind === 'idle' ||
    state.kind === 'over' ||
    state.kind === 'waiting-room' ||
    (state.kind === 'elsewhere' && state.session.appointmentId !== appointmentId);
  if (self.side !== 'doctor' || !resting) return stay(state);
  // What is ready for this visit is used; what is ready for another is not.
  const ready = state.kind !== 'waiting-room' || state.appointmentId === appointmentId;
  return {
    state: { kind: 'starting', appointmentId },
    effects: [
      { type: 'clear-timer', timer: 'retry' },
      ...(ready ? [] : leaveEffects(state)),
      { type: 'prepare-peer' },
      { type: 'write-start', appointmentId },
      { type: 'open-devices' },
    ],
  };
}

function join({ kind, session }: Extract<CallState, { kind: 'ringing' | 'back-soon' }>): Step {
  return {
    state: { kind: 'joining', session },
    effects: [
      { type: 'clear-timer', timer: 'ring-expiry' },
      { type: 'clear-timer', timer: 'ring-again' },
      ...(kind === 'ringing' ? [{ type: 'ring-off', sessionId: session.id, because: 'answered-here' } as const] : []),
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

function onRow(self: Self, state: CallState, told: Extract<CallEvent, { type: 'row' }>): Step {
  const known = sessionOf(state);
  const older = known !== null && known.id === told.session.id && told.session.version < known.version;
  if (older && !told.own) return stay(state);
  // A late answer to this app's own request is news even when a newer copy of the row came first.
  const session = older ? known : told.session;
  if (session.status === 'ended') return onEndedRow(self, state, session);
  const overtaken = known !== null && known.appointmentId === session.appointmentId && session.attempt < known.attempt;
  if (overtaken) return stay(state);
  return onLiveRow(self, state, { session, own: told.own, at: told.at });
}

function onTimer(self: Self, state: CallState, timer: Timer): Step {
  switch (timer) {
    case 'ring-expiry':
      return onRingExpiry(state);
    case 'ring-again':
      return state.kind === 'back-soon' ? ringAgain(state.session, null) : stay(state);
    case 'retry':
      return state.kind === 'waiting-room' || state.kind === 'calling'
        ? onRemakeTimer(self, state)
        : onMendTimer(self, state, timer);
    case 'say-again':
    case 'fall-back':
    case 'give-up':
    case 'abandon':
      return onMendTimer(self, state, timer);
  }
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
      return refusedForGood(state.session, code);
    case 'taking-over':
      return about === state.session.id ? onTakeOverRefused(self, state.session, code) : stay(state);
    case 'starting':
      if (about !== state.appointmentId) return stay(state);
      return {
        state: { kind: 'over', appointmentId: state.appointmentId, session: null, outcome: { kind: 'refused', code } },
        effects: [{ type: 'release' }],
      };
    case 'connecting':
    case 'talking':
    case 'reconnecting':
    case 'lost':
      // In the call only the patient's new address is asked for and not waited for: it is said until the clinic has it.
      if (about !== state.session.id || (code !== 'server_unreachable' && code !== 'unexpected')) return stay(state);
      return { state, effects: [{ type: 'set-timer', timer: 'say-again', due: { inMs: timing.sayAgainMs } }] };
    case 'idle':
    case 'waiting-room':
    case 'calling':
    case 'ringing':
    case 'back-soon':
    case 'resumable':
    case 'elsewhere':
    case 'over':
      return stay(state);
  }
}
