import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { next } from './machine.ts';
import type { CallEffect, CallEvent, CallState, Self } from './state.ts';
import {
  activeSession,
  doctorSelf,
  endedSession,
  joinedSession,
  patientSelf,
  waitingSession,
} from './test-sessions.ts';

function run(self: Self, events: readonly CallEvent[], from: CallState = { kind: 'idle' }) {
  const effects: CallEffect[] = [];
  let state = from;
  for (const event of events) {
    const step = next(self, state, event);
    state = step.state;
    effects.push(...step.effects);
  }
  return { state, effects, types: effects.map((effect) => effect.type) };
}
const start: CallEvent = { type: 'start-pressed', appointmentId: 'appointment-1' };
const row = (session: Extract<CallEvent, { type: 'row' }>['session']): CallEvent => ({ type: 'row', session });

describe("the doctor's call", () => {
  it('goes from Start over calling and connecting to talking, and tells the clinic', () => {
    const { state, types } = run(doctorSelf, [
      start,
      row(waitingSession()),
      row(joinedSession()),
      { type: 'media-flowing' },
    ]);
    expect(state.kind).toBe('talking');
    expect(types).toEqual(
      expect.arrayContaining(['prepare-peer', 'open-devices', 'write-start', 'place-call', 'write-active']),
    );
  });

  it('places exactly one call when the row of the joined patient arrives twice', () => {
    const { types } = run(doctorSelf, [start, row(waitingSession()), row(joinedSession()), row(joinedSession())]);
    expect(types.filter((type) => type === 'place-call')).toHaveLength(1);
  });

  it('places a new call when the patient comes back under another peer id', () => {
    const { effects } = run(doctorSelf, [
      start,
      row(waitingSession()),
      row(joinedSession()),
      { type: 'media-flowing' },
      row(activeSession({ patientPeerId: 'peer-after-restart', version: 4 })),
    ]);
    expect(effects.at(-2)).toMatchObject({ type: 'place-call', partner: { peerId: 'peer-after-restart' } });
  });

  it('ends an attempt whose Start was pressed away before the clinic answered', () => {
    const { state, types } = run(doctorSelf, [start, { type: 'end-pressed' }, row(waitingSession())]);
    expect(state.kind).toBe('over');
    expect(types.slice(-2)).toEqual(['release', 'write-end']);
  });

  it('says why the clinic refused the start', () => {
    const { state } = run(doctorSelf, [start, { type: 'refused', code: 'call_too_early' }]);
    expect(state).toMatchObject({ kind: 'over', outcome: { kind: 'refused', code: 'call_too_early' } });
  });

  it('writes the end when the ring ran out', () => {
    const { state, types } = run(doctorSelf, [start, row(waitingSession()), { type: 'timer', timer: 'ring-expiry' }]);
    expect(state).toMatchObject({ kind: 'over', outcome: { reason: 'no_answer' } });
    expect(types.slice(-2)).toEqual(['release', 'write-end']);
  });

  it('stops sending while reconnecting, tries again, gives up, and keeps the attempt for calling again', () => {
    const talking: CallState = { kind: 'talking', session: activeSession() };
    const silent = run(doctorSelf, [{ type: 'media-silent' }], talking);
    expect(silent.state.kind).toBe('reconnecting');
    expect(silent.types[0]).toBe('pause-sending');
    const tried = run(doctorSelf, [{ type: 'timer', timer: 'retry' }], silent.state);
    expect(tried.types[0]).toBe('place-call');
    const lost = run(doctorSelf, [{ type: 'timer', timer: 'give-up' }], tried.state);
    expect(lost.state).toMatchObject({ kind: 'lost', code: 'connection_lost' });
    const again = run(doctorSelf, [{ type: 'try-again-pressed' }, { type: 'media-flowing' }], lost.state);
    expect(again.state.kind).toBe('talking');
    expect(again.types).toContain('resume-sending');
  });
});

describe("the patient's call", () => {
  it('rings with a receipt, is joined, connects and talks', () => {
    const { state, types } = run(patientSelf, [
      row(waitingSession()),
      { type: 'join-pressed' },
      row(joinedSession()),
      { type: 'media-flowing' },
    ]);
    expect(state.kind).toBe('talking');
    expect(types).toEqual(
      expect.arrayContaining(['ring-on', 'write-ring-receipt', 'ring-off', 'write-join', 'expect-call']),
    );
    expect(types).not.toContain('place-call');
  });

  it('stops ringing here when another device answered', () => {
    const elsewhere = joinedSession({ patientDevice: 'another-device' });
    const { state, effects } = run(patientSelf, [row(waitingSession()), row(elsewhere)]);
    expect(state.kind).toBe('elsewhere');
    expect(effects).toContainEqual({ type: 'ring-off', sessionId: 'session-1', because: 'answered-elsewhere' });
  });

  it('rings again when the clinic could not be reached at Join, and loses nothing', () => {
    const { state } = run(patientSelf, [
      row(waitingSession()),
      { type: 'join-pressed' },
      { type: 'refused', code: 'server_unreachable' },
    ]);
    expect(state).toMatchObject({ kind: 'ringing', problem: 'server_unreachable' });
  });

  it('does not ring for an old copy of a row that has ended', () => {
    const { state } = run(patientSelf, [row(waitingSession()), row(endedSession()), row(waitingSession())]);
    expect(state.kind).toBe('over');
  });

  it('rings for the next attempt after one that ended', () => {
    const { state } = run(patientSelf, [
      row(waitingSession()),
      row(endedSession()),
      row(waitingSession({ id: 'session-2', attempt: 2 })),
    ]);
    expect(state.kind).toBe('ringing');
  });

  it('is offered to go back after a restart', () => {
    const { state } = run(patientSelf, [row(activeSession())]);
    expect(state.kind).toBe('resumable');
    expect(run(patientSelf, [{ type: 'resume-pressed' }], state).types).toContain('write-join');
  });

  it('reads who ended it and how long they talked', () => {
    const { state } = run(patientSelf, [row(endedSession())], { kind: 'talking', session: activeSession() });
    expect(state).toMatchObject({ kind: 'over', outcome: { reason: 'completed', by: 'other', talkedMs: 60_000 } });
  });
});

const anyRow = fc
  .record({
    make: fc.constantFrom(waitingSession, joinedSession, activeSession, endedSession),
    attempt: fc.constantFrom(1, 2),
    version: fc.integer({ min: 1, max: 6 }),
    patientDevice: fc.constantFrom('patient-device', 'another-device'),
    doctorDevice: fc.constantFrom('doctor-device', 'another-device'),
    patientPeerId: fc.constantFrom('peer-of-the-patient', 'peer-after-restart'),
  })
  .map(({ make, attempt, version, patientDevice, doctorDevice, patientPeerId }): CallEvent => {
    const base = make({ id: `session-${String(attempt)}`, attempt, version, doctorDevice });
    return row(base.patientJoined ? { ...base, patientDevice, patientPeerId } : base);
  });
const anyEvent: fc.Arbitrary<CallEvent> = fc.oneof(
  { weight: 4, arbitrary: anyRow },
  fc.constantFrom<CallEvent>(
    start,
    { type: 'join-pressed' },
    { type: 'decline-pressed' },
    { type: 'resume-pressed' },
    { type: 'try-again-pressed' },
    { type: 'end-pressed' },
    { type: 'dismissed' },
    { type: 'media-flowing' },
    { type: 'media-silent' },
    { type: 'link-closed' },
    { type: 'refused', code: 'server_unreachable' },
    { type: 'refused', code: 'call_ended' },
    { type: 'partner-refused', code: 'partner_not_verified' },
    { type: 'partner-refused', code: 'stranger_refused' },
    { type: 'timer', timer: 'ring-expiry' },
    { type: 'timer', timer: 'retry' },
    { type: 'timer', timer: 'give-up' },
    { type: 'timer', timer: 'abandon' },
  ),
);

describe('any order of events', () => {
  it.each([doctorSelf, patientSelf])('keeps the promises of the call for the $side', (self) => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 40 }), (events) => {
        let state: CallState = { kind: 'idle' };
        let held = false;
        let rings = false;
        let paused = false;
        const timers = new Set<string>();
        for (const event of events) {
          const step = next(self, state, event);
          for (const effect of step.effects) {
            if (effect.type === 'prepare-peer' || effect.type === 'open-devices') held = true;
            if (effect.type === 'release') {
              held = false;
              paused = false;
              timers.clear();
            }
            if (effect.type === 'ring-on') {
              expect(rings).toBe(false);
              rings = true;
            }
            if (effect.type === 'ring-off') {
              expect(rings).toBe(true);
              rings = false;
            }
            if (effect.type === 'pause-sending') paused = true;
            if (effect.type === 'resume-sending') paused = false;
            if (effect.type === 'set-timer') timers.add(effect.timer);
            if (effect.type === 'clear-timer') timers.delete(effect.timer);
            if (effect.type === 'place-call') expect(self.side).toBe('doctor');
            if (effect.type === 'expect-call') expect(self.side).toBe('patient');
          }
          state = step.state;
          const resting = ['idle', 'over', 'elsewhere', 'resumable'].includes(state.kind);
          if (resting)
            expect({ state: state.kind, held, timers: [...timers] }).toEqual({
              state: state.kind,
              held: false,
              timers: [],
            });
          expect(rings).toBe(state.kind === 'ringing');
          if (self.side === 'patient') expect(['starting', 'calling']).not.toContain(state.kind);
          if (state.kind === 'reconnecting' || state.kind === 'lost') expect(paused).toBe(true);
          if (state.kind === 'talking') expect(paused).toBe(false);
        }
      }),
      { numRuns: 2_000 },
    );
  });
});
