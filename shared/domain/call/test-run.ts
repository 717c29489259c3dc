// Runs the machine through events, for its tests.
import { next } from './machine.ts';
import type { CallEffect, CallEvent, CallState, Self } from './state.ts';

export function run(self: Self, events: readonly CallEvent[], from: CallState = { kind: 'idle' }) {
  const effects: CallEffect[] = [];
  let state = from;
  for (const event of events) {
    const step = next(self, state, event);
    state = step.state;
    effects.push(...step.effects);
  }
  return { state, effects, types: effects.map((effect) => effect.type) };
}

type Row = Extract<CallEvent, { type: 'row' }>;
/** As Realtime or a poll brings it. @param at The server's clock, ms. */
export const row = (session: Row['session'], at = 0): CallEvent => ({ type: 'row', session, own: false, at });
/** As the answer to this app's own request. */
export const answer = (session: Row['session'], at = 0): CallEvent => ({ type: 'row', session, own: true, at });
