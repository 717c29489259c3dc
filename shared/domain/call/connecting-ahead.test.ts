import { describe, expect, it } from 'vitest';
import type { CallEvent, CallState } from './state.ts';
import { run } from './test-run.ts';
import { doctorSelf, patientSelf, waitingSession } from './test-sessions.ts';

const closed: CallEvent = { type: 'link-closed' };
const retry: CallEvent = { type: 'timer', timer: 'retry' };
const partner = { peerId: 'peer-of-the-patient', signaling: { fingerprints: ['sha-256 A0'] } };
const reached = waitingSession({ patientPeerId: partner.peerId, patientSignaling: partner.signaling });
const calling: CallState = { kind: 'calling', session: reached };

describe('a connection negotiated while it rings', () => {
  it('is made again when it is gone, and for as long as it rings', () => {
    const gone = run(doctorSelf, [closed], calling);
    expect(gone.state).toBe(calling);
    expect(gone.types).toEqual(['set-timer']);
    const again = run(doctorSelf, [retry], gone.state);
    expect(again.effects[0]).toMatchObject({ type: 'place-call', anew: false, partner });
    expect(again.types).toEqual(['place-call', 'set-timer']);
  });

  it('is nobody else’s to make: not the patient’s, and not to somebody who has not said where', () => {
    expect(run(patientSelf, [closed, retry], { kind: 'ringing', session: reached, problem: null }).types).toEqual([]);
    expect(run(doctorSelf, [closed, retry], { kind: 'calling', session: waitingSession() }).types).toEqual([]);
  });
});
