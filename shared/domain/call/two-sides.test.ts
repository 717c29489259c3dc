// Both machines, with a second device on each side, and the clinic's rules together, through random interleavings of
// presses, losses, delays, duplicates, restarts, sleep, moves and cut paths. Whatever happened, once the network is well
// again and everything was read, the two sides read a matching pair, and nothing of an ended call is held open.
import { array, assert, constantFrom, oneof, property, record, type Arbitrary } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { besidesHolder, matchingPairs } from './pairs.ts';
import { partnerAddress } from './session-view.ts';
import type { CallEvent, CallState } from './state.ts';
import type { TestApp } from './test-app.ts';
import { World } from './test-world.ts';

interface Deed {
  /** Which device does what, for reading a counterexample. */
  readonly name: string;
  readonly run: (world: World) => void;
}
type DeedOf = (app: TestApp, world: World) => void;
/** The first devices do most of it. */
const anyApp = constantFrom('doctors 0', 'patients 0', 'doctors 0', 'patients 0', 'doctors 1', 'patients 1');
const by = (deeds: Readonly<Record<string, DeedOf>>): Arbitrary<Deed> =>
  record({ who: anyApp, what: constantFrom(...Object.keys(deeds)) }).map(({ who, what }) => ({
    name: `${who}: ${what}`,
    run: (world) => {
      const apps = who.startsWith('doctors') ? world.doctors : world.patients;
      const app = apps[Number(who.at(-1))];
      if (app) deeds[what]?.(app, world);
    },
  }));
const press =
  (event: CallEvent): DeedOf =>
  (app) => {
    app.dispatch(event);
  };
const start: CallEvent = { type: 'start-pressed', appointmentId: 'appointment-1' };
const enter: CallEvent = { type: 'waiting-entered', appointmentId: 'appointment-1' };
const presses = by({
  Start: press(start),
  'enters the waiting room': press(enter),
  'leaves the waiting room': press({ type: 'waiting-left', appointmentId: 'appointment-1' }),
  Join: press({ type: 'join-pressed' }),
  'I need 2 minutes': press({ type: 'two-minutes-pressed' }),
  'Not now': press({ type: 'decline-pressed' }),
  'Go back': press({ type: 'resume-pressed' }),
  'Move here': press({ type: 'take-over-pressed' }),
  'Call again': press({ type: 'try-again-pressed' }),
  'By phone': press({ type: 'continue-by-phone-pressed' }),
  End: press({ type: 'end-pressed' }),
  'reads it': press({ type: 'dismissed' }),
});
const happenings = by({
  'the connection closes': (app, world) => {
    world.loseConnection(app);
  },
  wakes: press({ type: 'woken' }),
  'changes the network': press({ type: 'network-changed' }),
  'turns a stranger away': press({ type: 'partner-refused', code: 'stranger_refused' }),
  '10 s': press({ type: 'timer', timer: 'fall-back' }),
  '30 s': press({ type: 'timer', timer: 'give-up' }),
  // Time passes for everybody on the server's clock; each hears of it when their own timers run.
  'sees 15 s pass': (app, world) => {
    world.clinic.now += 15_000;
    app.tick();
  },
  'sees a minute pass': (app, world) => {
    world.clinic.now += 60_000;
    app.tick();
  },
});
/** What a person does who wants the visit: the button their screen offers for going on. */
const goOn = by({
  'goes on': (app) => {
    const wish: Partial<Record<CallState['kind'], CallEvent>> = {
      idle: start,
      'waiting-room': start,
      over: start,
      ringing: { type: 'join-pressed' },
      'back-soon': { type: 'join-pressed' },
      resumable: { type: 'resume-pressed' },
      lost: { type: 'try-again-pressed' },
    };
    const event = wish[app.state.kind];
    if (event) app.dispatch(event);
  },
  // The same person, careful: into the waiting room first.
  'waits first': (app) => {
    app.dispatch(enter);
    app.lookForPartner();
  },
  'moves here or asks for 2 minutes': (app) => {
    app.dispatch(app.state.kind === 'elsewhere' ? { type: 'take-over-pressed' } : { type: 'two-minutes-pressed' });
  },
});
/** A stretch of good network for one device. */
const deliver = by({
  'has a good line': (app, world) => {
    for (const request of app.outbox.splice(0)) request.run();
    for (const { session, about } of app.inbox.splice(0)) app.take(session, about);
    app.lookForPartner();
    world.media();
  },
});
const network = by({
  'one request arrives': (app) => app.outbox.shift()?.run(),
  'hears of one row': (app) => {
    const row = app.inbox.shift();
    if (row) app.take(row.session, row.about);
  },
  // Out of order, twice, or never.
  'hears of the newest row': (app) => {
    const row = app.inbox.at(-1);
    if (row) app.take(row.session, row.about);
  },
  'loses a row': (app) => {
    // An answer that is lost is a failed request.
    app.refuse(app.inbox.shift()?.about ?? null, 'server_unreachable');
  },
  'loses a request': (app) => {
    // Endings are kept and retried by the app; everything else may be lost.
    const lost = app.outbox.shift();
    if (lost?.kept === true) app.outbox.push(lost);
    else if (lost) app.refuse(lost.about, 'server_unreachable');
  },
  restarts: (app) => {
    app.restart();
  },
  'the path is cut or mended': (_app, world) => {
    world.pathIsCut = !world.pathIsCut;
    world.media();
  },
  media: (_app, world) => {
    world.media();
  },
});

const anyDeed = oneof(
  { weight: 2, arbitrary: presses },
  { weight: 1, arbitrary: happenings },
  { weight: 4, arbitrary: network },
  { weight: 6, arbitrary: goOn },
  { weight: 7, arbitrary: deliver },
);

/** What is wrong with what the four devices read, in words; empty when all is well. */
function mismatches(world: World): string[] {
  const { live } = world.clinic;
  const wrong: string[] = [];
  const kinds = (apps: readonly TestApp[]) => apps.map((app) => app.state.kind);
  const pair = (doctor: TestApp, patient: TestApp) => {
    const fits = matchingPairs[doctor.state.kind]?.includes(patient.state.kind) ?? false;
    if (!fits) wrong.push(`${doctor.state.kind}/${patient.state.kind}`);
  };
  const beside = (apps: readonly TestApp[], holder: TestApp) => {
    for (const app of apps) {
      if (app !== holder && !besidesHolder.includes(app.state.kind)) wrong.push(`beside the holder: ${app.state.kind}`);
    }
  };
  if (!live) {
    for (const doctor of world.doctors) for (const patient of world.patients) pair(doctor, patient);
    const resting = ['idle', 'over', 'waiting-room'];
    for (const kind of kinds(world.apps)) if (!resting.includes(kind)) wrong.push(`no call is live, but ${kind}`);
    return wrong;
  }
  const doctor = world.doctors.find(({ self }) => self.device === live.doctorDevice);
  if (!doctor) return ['nobody holds the doctor’s side'];
  beside(world.doctors, doctor);
  const patient = live.patientJoined
    ? world.patients.find(({ self }) => self.device === live.patientDevice)
    : undefined;
  if (patient) beside(world.patients, patient);
  for (const each of patient ? [patient] : world.patients) pair(doctor, each);
  return wrong;
}

/** Before anybody joined the connection is there, whatever became of the first: who has none, in words. */
function unconnected(world: World): string[] {
  return world.doctors.flatMap(({ self, state, dialled }) => {
    if (state.kind !== 'calling' && state.kind !== 'waiting-room') return [];
    const partner = state.kind === 'calling' ? partnerAddress(self, state.session) : state.partner;
    return partner && dialled?.peerId !== partner.peerId ? [`${state.kind} without a connection`] : [];
  });
}

describe('both sides and the clinic', () => {
  // Thousands of whole lives of a call; a busy machine needs its time.
  it('come to a matching pair whatever happened before', { timeout: 120_000 }, () => {
    assert(
      property(array(anyDeed, { minLength: 20, maxLength: 80, size: 'max' }), (deeds) => {
        const world = new World();
        for (const deed of deeds) deed.run(world);
        world.settle();
        expect(mismatches(world)).toEqual([]);
        expect(world.clinic.rows.filter((row) => row.status !== 'ended').length).toBeLessThanOrEqual(1);
        for (const app of world.apps) {
          const resting = ['idle', 'over', 'elsewhere', 'resumable'].includes(app.state.kind);
          expect(resting && (app.peer !== null || app.sends)).toBe(false);
        }
        expect(unconnected(world)).toEqual([]);
        // One picture of each person, at most.
        for (const side of [world.doctors, world.patients]) {
          expect(side.filter(({ sends }) => sends).length).toBeLessThanOrEqual(1);
        }
      }),
      { numRuns: Number(process.env['CALL_RUNS'] ?? 3_000), seed: Number(process.env['CALL_SEED'] ?? 20_261_122) },
    );
  });
});
