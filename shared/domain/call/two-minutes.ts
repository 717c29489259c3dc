// "I need 2 minutes": the patient's ring stops, the doctor waits, and it rings again by itself.
import type { ErrorCode } from '../../errors/codes.ts';
import type { CallSession } from '../records.ts';
import { refusedForGood } from './leaving.ts';
import type { CallEffect, CallState, Step } from './state.ts';

/** Pressed in the ring, once per attempt. It rings on for nobody; whether the clinic agrees is its answer's business. */
export function askForTwoMinutes(session: CallSession): Step {
  return {
    state: { kind: 'back-soon', session },
    effects: [
      { type: 'ring-off', sessionId: session.id, because: 'postponed' },
      { type: 'write-two-minutes', sessionId: session.id },
    ],
  };
}

/** The clinic knows when the patient wants to be back: until then it is quiet. */
export function backSoon(session: CallSession, backAt: number): Step {
  return {
    state: { kind: 'back-soon', session },
    effects: [
      { type: 'set-timer', timer: 'ring-expiry', due: { atServer: session.ringExpiresAt } },
      { type: 'set-timer', timer: 'ring-again', due: { atServer: backAt } },
    ],
  };
}

/** The two minutes are over, or were not granted. */
export function ringAgain(session: CallSession, problem: ErrorCode | null): Step {
  return { state: { kind: 'ringing', session, problem }, effects: ringAgainEffects(session) };
}

function ringAgainEffects(session: CallSession): readonly CallEffect[] {
  return [
    { type: 'clear-timer', timer: 'ring-again' },
    { type: 'set-timer', timer: 'ring-expiry', due: { atServer: session.ringExpiresAt } },
    { type: 'ring-on', session },
  ];
}

/** @param about The attempt they were asked for in. */
export function onTwoMinutesRefused(state: CallState, about: string, code: ErrorCode): Step {
  // Once the clinic has granted them nothing is asked any more.
  const asked = state.kind === 'back-soon' && state.session.id === about && state.session.patientBackAt === null;
  if (!asked) return { state, effects: [] };
  return code === 'server_unreachable' || code === 'unexpected'
    ? ringAgain(state.session, code)
    : refusedForGood(state.session, code);
}

/** Whether the patient is away for the two minutes they asked for. @param at The server's clock, ms since 1970. */
export function isAwayAt(
  session: CallSession,
  at: number,
): session is CallSession & { readonly patientBackAt: number } {
  return !session.patientJoined && session.patientBackAt !== null && at < session.patientBackAt;
}
