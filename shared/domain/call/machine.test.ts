import { array, assert, constantFrom, integer, oneof, property, record, type Arbitrary } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { next } from './machine.ts';
import type { CallEffect, CallEvent, CallState, Self } from './state.ts';
import { answer, row, run } from './test-run.ts';
import {
  activeSession,
  doctorSelf,
  endedSession,
  joinedSession,
  patientSelf,
  waitingSession,
} from './test-sessions.ts';

const start: CallEvent = { type: 'start-pressed', appointmentId: 'appointment-1' };
describe("the doctor's call", () => {
  it('goes from Start over calling and connecting to talking, and tells the clinic', () => {
    const { state, types } = run(doctorSelf, [
      start,
      answer(waitingSession()),
      row(joinedSession()),
      { type: 'media-flowing' },
    ]);
    expect(state.kind).toBe('talking');
    expect(types).toEqual(
      expect.arrayContaining(['prepare-peer', 'open-devices', 'write-start', 'place-call', 'write-active']),
    );
  });

  it('places exactly one call when the row of the joined patient arrives twice', () => {
    const { types } = run(doctorSelf, [start, answer(waitingSession()), row(joinedSession()), row(joinedSession())]);
    expect(types.filter((type) => type === 'place-call')).toHaveLength(1);
  });

  it('connects while it rings, once the patient’s device has given its address, and sends only after the join', () => {
    const rings = waitingSession({
      version: 2,
      patientRangAt: 1_000,
      patientPeerId: 'peer-of-the-patient',
      patientSignaling: { fingerprints: ['sha-256 A0'] },
    });
    const ringing = run(doctorSelf, [start, answer(waitingSession()), row(rings)]);
    expect(ringing.state.kind).toBe('calling');
    expect(ringing.types.at(-1)).toBe('place-call');
    expect(ringing.types).not.toContain('start-sending');
    const joined = run(doctorSelf, [row(joinedSession({ version: 3 }))], ringing.state);
    expect(joined.effects).toContainEqual({ type: 'start-sending' });
    expect(joined.effects).toContainEqual(expect.objectContaining({ type: 'place-call', anew: false }));
  });

  it('places a new call when the patient comes back under another peer id', () => {
    const { effects } = run(doctorSelf, [
      start,
      answer(waitingSession()),
      row(joinedSession()),
      { type: 'media-flowing' },
      row(activeSession({ patientPeerId: 'peer-after-restart', version: 4 })),
    ]);
    expect(effects.at(-1)).toMatchObject({ type: 'place-call', partner: { peerId: 'peer-after-restart' } });
  });

  it('ends an attempt whose Start was pressed away before the clinic answered', () => {
    const { state, types } = run(doctorSelf, [start, { type: 'end-pressed' }, answer(waitingSession())]);
    expect(state.kind).toBe('over');
    expect(types.slice(-2)).toEqual(['release', 'write-end']);
  });

  it('says why the clinic refused the start', () => {
    const { state } = run(doctorSelf, [start, { type: 'refused', about: 'appointment-1', code: 'call_too_early' }]);
    expect(state).toMatchObject({ kind: 'over', outcome: { kind: 'refused', code: 'call_too_early' } });
  });

  it('writes the end when the ring ran out', () => {
    const { state, types } = run(doctorSelf, [
      start,
      answer(waitingSession()),
      { type: 'timer', timer: 'ring-expiry' },
    ]);
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

describe('a row that is not the answer', () => {
  it('does not begin a call that has been started anew: it carries the address from before the restart', () => {
    expect(run(doctorSelf, [start, row(waitingSession())]).state.kind).toBe('starting');
    const pressed = run(patientSelf, [row(waitingSession()), { type: 'join-pressed' }, row(joinedSession())]);
    expect(pressed.state.kind).toBe('joining');
  });

  it('makes the patient join again when a join got through unheard', () => {
    const { state, types } = run(patientSelf, [row(waitingSession()), row(joinedSession())]);
    expect(state.kind).toBe('joining');
    expect(types.slice(-3)).toEqual(['prepare-peer', 'write-join', 'open-devices']);
  });
});

describe("the patient's call", () => {
  it('rings with a receipt, is joined, connects and talks', () => {
    const { state, types } = run(patientSelf, [
      row(waitingSession()),
      { type: 'join-pressed' },
      answer(joinedSession()),
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
      { type: 'refused', about: 'session-1', code: 'server_unreachable' },
    ]);
    expect(state).toMatchObject({ kind: 'ringing', problem: 'server_unreachable' });
  });

  it('is not moved by the late refusal of an earlier attempt', () => {
    const { state } = run(patientSelf, [
      row(waitingSession({ id: 'session-2', attempt: 2 })),
      { type: 'join-pressed' },
      { type: 'refused', about: 'session-1', code: 'call_ended' },
      { type: 'two-minutes-refused', about: 'session-1', code: 'server_unreachable' },
      { type: 'two-minutes-refused', about: 'session-1', code: 'ring_expired' },
    ]);
    expect(state.kind).toBe('joining');
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

const anyRow = record({
  make: constantFrom(waitingSession, joinedSession, activeSession, endedSession),
  attempt: constantFrom(1, 2),
  version: integer({ min: 1, max: 6 }),
  patientDevice: constantFrom('patient-device', 'another-device'),
  doctorDevice: constantFrom('doctor-device', 'another-device'),
  patientPeerId: constantFrom('peer-of-the-patient', 'peer-after-restart'),
  own: constantFrom(true, false),
}).map(({ make, attempt, version, patientDevice, doctorDevice, patientPeerId, own }): CallEvent => {
  const base = make({ id: `session-${String(attempt)}`, attempt, version, doctorDevice });
  const session = base.patientJoined ? { ...base, patientDevice, patientPeerId } : base;
  return own ? answer(session) : row(session);
});
const waitingPartner = { peerId: 'peer-in-the-waiting-room', signaling: { fingerprints: ['sha-256 A0'] } };
const anyEvent: Arbitrary<CallEvent> = oneof(
  { weight: 4, arbitrary: anyRow },
  constantFrom<CallEvent>(
    start,
    { type: 'join-pressed' },
    { type: 'two-minutes-pressed' },
    { type: 'decline-pressed' },
    { type: 'resume-pressed' },
    { type: 'take-over-pressed' },
    { type: 'try-again-pressed' },
    { type: 'continue-by-phone-pressed' },
    { type: 'end-pressed' },
    { type: 'dismissed' },
    { type: 'waiting-entered', appointmentId: 'appointment-1' },
    { type: 'waiting-entered', appointmentId: 'appointment-2' },
    { type: 'waiting-left', appointmentId: 'appointment-1' },
    { type: 'waiting-partner', appointmentId: 'appointment-1', partner: waitingPartner },
    { type: 'waiting-partner', appointmentId: 'appointment-1', partner: null },
    { type: 'woken' },
    { type: 'network-changed' },
    { type: 'media-flowing' },
    { type: 'media-silent' },
    { type: 'link-closed' },
    { type: 'refused', about: 'session-1', code: 'server_unreachable' },
    { type: 'refused', about: 'appointment-1', code: 'server_unreachable' },
    { type: 'refused', about: 'session-1', code: 'call_ended' },
    { type: 'partner-refused', code: 'partner_not_verified' },
    { type: 'partner-refused', code: 'stranger_refused' },
    { type: 'timer', timer: 'ring-expiry' },
    { type: 'timer', timer: 'ring-again' },
    { type: 'timer', timer: 'retry' },
    { type: 'timer', timer: 'say-again' },
    { type: 'timer', timer: 'fall-back' },
    { type: 'timer', timer: 'give-up' },
    { type: 'timer', timer: 'abandon' },
  ),
);

/** Keeps the books of what the effects hold open, and says which promise a step breaks. */
class Ledger {
  private held = false;
  private rings = false;
  private paused = false;
  private readonly timers = new Set<string>();
  readonly broken: string[] = [];

  take(self: Self, effect: CallEffect): void {
    switch (effect.type) {
      case 'prepare-peer':
      case 'open-devices':
        this.held = true;
        break;
      case 'renew-peer':
        this.demand(this.held, 'renews what is not there');
        break;
      case 'announce-admission':
        this.demand(self.side === 'patient', 'admits the doctor');
        break;
      case 'release':
        this.held = false;
        this.paused = false;
        this.timers.clear();
        break;
      case 'ring-on':
        this.demand(!this.rings, 'rings twice');
        this.rings = true;
        break;
      case 'ring-off':
        this.demand(this.rings, 'stops a ring that is not');
        this.rings = false;
        break;
      case 'pause-sending':
        this.paused = true;
        break;
      case 'resume-sending':
        this.paused = false;
        break;
      case 'set-timer':
        this.timers.add(effect.timer);
        break;
      case 'clear-timer':
        this.timers.delete(effect.timer);
        break;
      case 'place-call':
        this.demand(self.side === 'doctor', 'the patient places a call');
        break;
      case 'expect-call':
        this.demand(self.side === 'patient', 'the doctor expects a call');
        break;
      case 'start-sending':
        this.demand(this.held, 'sends without a connection or devices');
        break;
      case 'write-start':
      case 'write-join':
      case 'write-two-minutes':
      case 'write-take-over':
      case 'write-waiting':
      case 'write-waiting-left':
      case 'report-refused':
      case 'write-ring-receipt':
      case 'write-active':
      case 'write-decline':
      case 'write-end':
        break;
    }
  }

  check(self: Self, state: CallState): void {
    const resting = ['idle', 'over', 'elsewhere', 'resumable'].includes(state.kind);
    this.demand(!resting || (!this.held && this.timers.size === 0), `something is held open in ${state.kind}`);
    this.demand(this.rings === (state.kind === 'ringing'), `the ring does not match ${state.kind}`);
    const wrongSide = self.side === 'patient' && (state.kind === 'starting' || state.kind === 'calling');
    this.demand(!wrongSide, `the patient is ${state.kind}`);
    const mayNotSend = state.kind === 'reconnecting' || state.kind === 'lost';
    this.demand(!mayNotSend || this.paused, `sends while ${state.kind}`);
    this.demand(state.kind !== 'talking' || !this.paused, 'is paused while talking');
  }

  private demand(kept: boolean, promise: string): void {
    if (!kept) this.broken.push(promise);
  }
}

describe('any order of events', () => {
  it.each([doctorSelf, patientSelf])('keeps the promises of the call for the $side', { timeout: 120_000 }, (self) => {
    assert(
      property(array(anyEvent, { maxLength: 40 }), (events) => {
        const ledger = new Ledger();
        let state: CallState = { kind: 'idle' };
        for (const event of events) {
          const step = next(self, state, event);
          for (const effect of step.effects) ledger.take(self, effect);
          state = step.state;
          ledger.check(self, state);
        }
        expect(ledger.broken).toEqual([]);
      }),
      { numRuns: Number(process.env['CALL_RUNS'] ?? 2_000), seed: Number(process.env['CALL_SEED'] ?? 20_261_122) },
    );
  });
});
