import { describe, expect, it } from 'vitest';
import type { CallEvent } from './state.ts';
import { answer, row, run } from './test-run.ts';
import { doctorSelf, joinedSession, patientSelf, waitingSession } from './test-sessions.ts';

const enter: CallEvent = { type: 'waiting-entered', appointmentId: 'appointment-1' };
const partner = { peerId: 'peer-of-the-patient', signaling: { fingerprints: ['sha-256 A0'] } };
const there: CallEvent = { type: 'waiting-partner', appointmentId: 'appointment-1', partner };
const start: CallEvent = { type: 'start-pressed', appointmentId: 'appointment-1' };

describe('the waiting room', () => {
  it('opens the patient’s devices, and the doctor’s only when somebody waits', () => {
    expect(run(patientSelf, [enter]).types).toEqual(['prepare-peer', 'open-devices', 'write-waiting']);
    const doctor = run(doctorSelf, [enter]);
    expect(doctor.types).toEqual(['prepare-peer', 'write-waiting']);
    expect(run(doctorSelf, [there], doctor.state).types).toEqual(['place-call', 'open-devices']);
  });

  it('sends nothing before Start, and then goes on over the connection that is there', () => {
    const waiting = run(doctorSelf, [enter, there]);
    expect(waiting.types).not.toContain('start-sending');
    const started = run(doctorSelf, [start, answer(joinedSession())], waiting.state);
    expect(started.state.kind).toBe('connecting');
    expect(started.types).not.toContain('release');
    expect(started.effects).toContainEqual(expect.objectContaining({ type: 'place-call', anew: false, partner }));
    expect(started.types).toContain('start-sending');
  });

  it('admits the patient without a ring, and says so', () => {
    const { state, types } = run(patientSelf, [enter, row(joinedSession())]);
    expect(state.kind).toBe('connecting');
    expect(types).toEqual(expect.arrayContaining(['announce-admission', 'expect-call', 'start-sending', 'write-join']));
    expect(types).not.toContain('ring-on');
    expect(types).not.toContain('release');
  });

  it('is rung like anybody when Start did not find the patient waiting, with what is ready', () => {
    const { state, types } = run(patientSelf, [enter, row(waitingSession())]);
    expect(state.kind).toBe('ringing');
    expect(types).not.toContain('release');
  });

  it('says its address again when a join that nobody waits for did not get through', () => {
    const admitted = run(patientSelf, [enter, row(joinedSession())]);
    const lost: CallEvent = { type: 'refused', about: 'session-1', code: 'server_unreachable' };
    const told = run(patientSelf, [lost, { type: 'timer', timer: 'say-again' }], admitted.state);
    expect(told.types).toEqual(['set-timer', 'write-join']);
  });

  it('makes a connection that died again, and tells nobody', () => {
    const closed = run(doctorSelf, [enter, there, { type: 'link-closed' }]);
    expect(closed.state.kind).toBe('waiting-room');
    expect(run(doctorSelf, [{ type: 'timer', timer: 'retry' }], closed.state).types).toEqual([
      'place-call',
      'set-timer',
    ]);
  });

  it('ends with everything it opened when it is left, or another visit is', () => {
    const left = run(
      patientSelf,
      [{ type: 'waiting-left', appointmentId: 'appointment-1' }],
      run(patientSelf, [enter]).state,
    );
    expect(left).toMatchObject({ state: { kind: 'idle' }, types: ['release', 'write-waiting-left'] });
    const elsewhere = run(doctorSelf, [enter, { type: 'start-pressed', appointmentId: 'appointment-2' }]);
    expect(elsewhere.types).toEqual(expect.arrayContaining(['release', 'write-waiting-left', 'write-start']));
    expect(
      run(patientSelf, [{ type: 'waiting-left', appointmentId: 'appointment-2' }], run(patientSelf, [enter]).state)
        .state.kind,
    ).toBe('waiting-room');
  });
});
