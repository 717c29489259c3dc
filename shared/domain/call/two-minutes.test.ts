import { describe, expect, it } from 'vitest';
import { answer, row, run } from './test-run.ts';
import { doctorSelf, endedSession, joinedSession, patientSelf, waitingSession } from './test-sessions.ts';

const asked = waitingSession({ version: 2, patientBackAt: 130_000, ringExpiresAt: 175_000 });
const rung = row(waitingSession());

describe('"I need 2 minutes"', () => {
  it('stops the ring, tells the clinic, and rings again when the two minutes are over', () => {
    const pressed = run(patientSelf, [rung, { type: 'two-minutes-pressed' }]);
    expect(pressed.state.kind).toBe('back-soon');
    expect(pressed.effects).toContainEqual({ type: 'ring-off', sessionId: 'session-1', because: 'postponed' });
    expect(pressed.effects).toContainEqual({ type: 'write-two-minutes', sessionId: 'session-1' });

    const granted = run(patientSelf, [answer(asked, 10_000)], pressed.state);
    expect(granted.state).toMatchObject({ kind: 'back-soon', session: { patientBackAt: 130_000 } });
    expect(granted.effects).toContainEqual({ type: 'set-timer', timer: 'ring-again', due: { atServer: 130_000 } });
    expect(granted.effects).toContainEqual({ type: 'set-timer', timer: 'ring-expiry', due: { atServer: 175_000 } });

    const again = run(patientSelf, [{ type: 'timer', timer: 'ring-again' }], granted.state);
    expect(again.state).toMatchObject({ kind: 'ringing', problem: null });
    expect(again.types).toContain('ring-on');
    // Once per attempt.
    expect(run(patientSelf, [{ type: 'two-minutes-pressed' }], again.state).state.kind).toBe('ringing');
  });

  it('can be joined at any time, without a ring to stop', () => {
    const { state, types } = run(patientSelf, [row(asked, 20_000), { type: 'join-pressed' }]);
    expect(state.kind).toBe('joining');
    expect(types).not.toContain('ring-off');
  });

  it('is quiet after a restart within the two minutes, and rings after them', () => {
    const within = run(patientSelf, [row(asked, 20_000)]);
    expect(within.state.kind).toBe('back-soon');
    expect(within.types).not.toContain('ring-on');
    expect(run(patientSelf, [row(asked, 131_000)]).state.kind).toBe('ringing');
  });

  it('is quiet too where the same person did not press, and over everywhere when it ends', () => {
    const other = run(patientSelf, [rung, row(asked, 10_000)]);
    expect(other.state.kind).toBe('back-soon');
    expect(other.effects).toContainEqual({ type: 'ring-off', sessionId: 'session-1', because: 'postponed' });
    const over = run(patientSelf, [row(endedSession({ endReason: 'cancelled' }))], other.state);
    expect(over.state.kind).toBe('over');
  });

  it('rings on when the clinic could not be told, and is over when it refuses', () => {
    const refused = (code: 'server_unreachable' | 'ring_expired') =>
      run(patientSelf, [
        rung,
        { type: 'two-minutes-pressed' },
        { type: 'two-minutes-refused', about: 'session-1', code },
      ]).state;
    expect(refused('server_unreachable')).toMatchObject({ kind: 'ringing', problem: 'server_unreachable' });
    expect(refused('ring_expired')).toMatchObject({ kind: 'over', outcome: { code: 'ring_expired' } });
  });

  it('says nothing about a join pressed since', () => {
    const { state } = run(patientSelf, [
      rung,
      { type: 'two-minutes-pressed' },
      { type: 'join-pressed' },
      { type: 'two-minutes-refused', about: 'session-1', code: 'server_unreachable' },
    ]);
    expect(state.kind).toBe('joining');
  });

  it('keeps the doctor calling for longer', () => {
    const { state, effects } = run(doctorSelf, [row(asked, 10_000)], { kind: 'calling', session: waitingSession() });
    expect(state).toMatchObject({ kind: 'calling', session: { patientBackAt: 130_000 } });
    expect(effects).toContainEqual({ type: 'set-timer', timer: 'ring-expiry', due: { atServer: 175_000 } });
  });
});

describe('a ring heard of too late', () => {
  it('rings for nobody', () => {
    const late = run(patientSelf, [row(waitingSession(), 45_000)]);
    expect(late.state.kind).toBe('idle');
    expect(late.effects).toEqual([]);
  });

  it('is met again when it was prolonged on another device', () => {
    const { state } = run(patientSelf, [rung, { type: 'timer', timer: 'ring-expiry' }, row(asked, 50_000)]);
    expect(state.kind).toBe('back-soon');
  });

  it('is ended when a join thought lost got through before "not now"', () => {
    const { types } = run(patientSelf, [rung, { type: 'decline-pressed' }, row(joinedSession())]);
    expect(types.at(-1)).toBe('write-end');
  });
});
