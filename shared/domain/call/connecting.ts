// From a joined row to a connection: whom to call or expect, and from when on to send.
import type { CallSession } from '../records.ts';
import { giveUp, placeOrExpect, reconnect, tryingTimers } from './recovery.ts';
import { partnerAddress } from './session-view.ts';
import type { CallEffect, CallState, Self, Step } from './state.ts';
import { timing } from './state.ts';

/** It rings on and the partner's address became known, or another one: connect now, send after the join. */
export function negotiate(self: Self, before: CallSession | null, session: CallSession): readonly CallEffect[] {
  const known = before === null ? null : partnerAddress(self, before);
  const partner = partnerAddress(self, session);
  if (partner === null || partner.peerId === known?.peerId) return [];
  return placeOrExpect(self, partner, false, 'as-before');
}

/** Until when it rings changes with the two minutes a patient asks for. */
export function ringUntil(session: CallSession): CallEffect {
  return { type: 'set-timer', timer: 'ring-expiry', due: { atServer: session.ringExpiresAt } };
}

/** This device holds its side: wait for the patient, or connect. A connection made ahead to this partner is kept. */
export function begin(self: Self, session: CallSession): Step {
  if (!session.patientJoined) {
    return {
      state: { kind: 'calling', session },
      effects: [ringUntil(session), ...negotiate(self, null, session)],
    };
  }
  const partner = partnerAddress(self, session);
  return {
    state: { kind: 'connecting', session, tries: 0, policy: 'as-before' },
    effects: [
      { type: 'clear-timer', timer: 'ring-expiry' },
      { type: 'clear-timer', timer: 'ring-again' },
      ...(partner ? placeOrExpect(self, partner, false, 'as-before') : []),
      ...tryingTimers(self, timing.connectRetryMs),
      { type: 'start-sending' },
    ],
  };
}

type InCall = Extract<CallState, { kind: 'connecting' | 'talking' | 'reconnecting' | 'lost' }>;

/** A row of the call under way. */
export function onNewsInCall(self: Self, state: InCall, session: CallSession): Step {
  const partner = partnerAddress(self, session);
  const moved = partner !== null && partner.peerId !== partnerAddress(self, state.session)?.peerId;
  if (moved) {
    // The partner restarted or is at another device: only there can it be reached now, and what was tried is past.
    const reach = placeOrExpect(self, partner, false, 'as-before');
    if (state.kind === 'connecting') {
      return {
        state: { ...state, session, tries: 0, policy: 'as-before' },
        effects: [...reach, ...tryingTimers(self, timing.connectRetryMs)],
      };
    }
    // Still called talking: silence says soon enough when the partner is not there either.
    if (state.kind === 'talking') return { state: { ...state, session }, effects: reach };
    const mending = reconnect(self, session, timing.connectRetryMs);
    return {
      state: mending.state,
      effects: [{ type: 'clear-timer', timer: 'abandon' }, ...mending.effects, ...reach],
    };
  }
  // The other side could not verify this one: trying on would come to the same, and both are to read why.
  const { partnerRefused } = session;
  const refused = partnerRefused !== null && partnerRefused.by !== self.side;
  if (refused && partnerRefused.at !== state.session.partnerRefused?.at && state.kind !== 'talking') {
    return giveUp(session, 'partner_not_verified');
  }
  const unsaid = state.kind === 'talking' && session.status === 'waiting';
  return { state: { ...state, session }, effects: unsaid ? [{ type: 'write-active', sessionId: session.id }] : [] };
}
