import type { CallState } from './state.ts';

type Kind = CallState['kind'];

/**
 * What the two sides may read at the same time once everything said has arrived: the doctor's state, and beside it those
 * of the patient's. Between two messages they may differ for as long as a message takes.
 */
export const matchingPairs: Readonly<Partial<Record<Kind, readonly Kind[]>>> = {
  // Nobody calls.
  idle: ['idle', 'waiting-room', 'over'],
  'waiting-room': ['idle', 'waiting-room', 'over'],
  over: ['idle', 'waiting-room', 'over'],
  // It rings, or the patient needs two minutes.
  calling: ['ringing', 'back-soon'],
  // A press on one side only, or a restart: the other's call goes on and waits for it.
  resumable: ['ringing', 'back-soon', 'resumable', 'connecting', 'talking', 'reconnecting', 'lost'],
  connecting: ['resumable'],
  reconnecting: ['resumable'],
  // Both there, and the path is: they talk. Given up on both sides, they wait for the doctor.
  talking: ['talking', 'resumable'],
  lost: ['lost', 'resumable'],
};

/** What a person's other devices may read while one of them holds the call. */
export const besidesHolder: readonly Kind[] = ['elsewhere', 'over'];
