import { describe, expect, it } from 'vitest';
import type { CallEvent, CallState } from './state.ts';
import { row, run } from './test-run.ts';
import { activeSession, doctorSelf, patientSelf } from './test-sessions.ts';

const talking: CallState = { kind: 'talking', session: activeSession() };
const lost: CallState = { kind: 'lost', session: activeSession(), code: 'connection_lost' };
const fallBack: CallEvent = { type: 'timer', timer: 'fall-back' };

describe('falling back', () => {
  it.each([doctorSelf, patientSelf])('goes from as before to the relay to sound alone, for the $side', (self) => {
    const { state, effects } = run(self, [{ type: 'media-silent' }, fallBack, fallBack, fallBack], talking);
    const policies = effects.flatMap((effect) => ('policy' in effect ? [effect.policy] : []));
    expect(policies).toEqual(['relay-only', 'audio-only']);
    expect(state).toMatchObject({ kind: 'reconnecting', policy: 'audio-only' });
    expect(run(self, [{ type: 'timer', timer: 'give-up' }], state).state.kind).toBe('lost');
  });

  it('tries again as it is now, and begins from the start after "Call again"', () => {
    const relayed = run(doctorSelf, [{ type: 'media-silent' }, fallBack], talking);
    const retried = run(doctorSelf, [{ type: 'timer', timer: 'retry' }], relayed.state);
    expect(retried.effects[0]).toMatchObject({ type: 'place-call', anew: true, policy: 'relay-only' });
    const again = run(doctorSelf, [{ type: 'try-again-pressed' }], lost);
    expect(again.state).toMatchObject({ kind: 'reconnecting', policy: 'as-before' });
  });
});

describe('after it was lost', () => {
  it('goes on by phone when the doctor says so, and the clinic knows why', () => {
    const { state, effects } = run(doctorSelf, [{ type: 'continue-by-phone-pressed' }], lost);
    expect(state).toMatchObject({ kind: 'over', outcome: { reason: 'continued_by_phone', by: 'self' } });
    expect(effects).toEqual([
      { type: 'release' },
      { type: 'write-end', sessionId: 'session-1', reason: 'continued_by_phone' },
    ]);
    expect(run(patientSelf, [{ type: 'continue-by-phone-pressed' }], lost).state).toBe(lost);
  });
});

describe('sleep and another network', () => {
  it('makes the doctor call again at once, and the patient say a new address', () => {
    const doctor = run(doctorSelf, [{ type: 'woken' }], talking);
    expect(doctor.state.kind).toBe('reconnecting');
    expect(doctor.effects).toContainEqual(expect.objectContaining({ type: 'place-call', anew: true }));
    const patient = run(patientSelf, [{ type: 'woken' }], talking);
    expect(patient.types[0]).toBe('renew-peer');
    expect(patient.types).toEqual(
      expect.arrayContaining(['pause-sending', 'expect-call', 'write-join', 'start-sending']),
    );
  });

  it('tries a lost call once more by itself when the network is another', () => {
    expect(run(doctorSelf, [{ type: 'network-changed' }], lost).state.kind).toBe('reconnecting');
    expect(run(doctorSelf, [{ type: 'network-changed' }], talking).state).toBe(talking);
  });
});

describe('somebody who is not the partner', () => {
  it('is reported, and changes nothing when it is a stranger', () => {
    const stranger = run(doctorSelf, [{ type: 'partner-refused', code: 'stranger_refused' }], talking);
    expect(stranger.state).toBe(talking);
    expect(stranger.effects).toEqual([{ type: 'report-refused', sessionId: 'session-1', code: 'stranger_refused' }]);
    const connecting: CallState = { kind: 'connecting', session: activeSession(), tries: 0, policy: 'as-before' };
    const impostor = run(patientSelf, [{ type: 'partner-refused', code: 'partner_not_verified' }], connecting);
    expect(impostor.state).toMatchObject({ kind: 'lost', code: 'partner_not_verified' });
    expect(impostor.types).toContain('report-refused');
  });

  it('is read on both screens: also by the side that was refused', () => {
    const connecting: CallState = { kind: 'connecting', session: activeSession(), tries: 0, policy: 'as-before' };
    const byPatient = row(activeSession({ version: 4, partnerRefused: { by: 'patient', at: 20_000 } }));
    expect(run(doctorSelf, [byPatient], connecting).state).toMatchObject({
      kind: 'lost',
      code: 'partner_not_verified',
    });
    expect(run(patientSelf, [byPatient], connecting).state.kind).toBe('connecting');
    // Told once: calling again is a new try.
    const again = run(doctorSelf, [byPatient, { type: 'try-again-pressed' }, byPatient], connecting);
    expect(again.state.kind).toBe('reconnecting');
  });
});
