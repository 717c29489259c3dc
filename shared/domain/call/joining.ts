import type { CallSession } from '../records.ts';
import type { CallEffect } from './state.ts';

/** What joining takes, the first time or again: a repeated join makes this app's present address known. */
export function joinEffects(session: CallSession): readonly CallEffect[] {
  return [{ type: 'prepare-peer' }, { type: 'write-join', sessionId: session.id }, { type: 'open-devices' }];
}
