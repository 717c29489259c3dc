// Both machines and the clinic's rules together, through random interleavings of presses, losses, delays, duplicates,
// restarts and cut paths. Whatever happened, once the network is well again and everything was read, the two sides read
// a matching pair, and nothing of an ended call is held open.
import { array, assert, constantFrom, oneof, property, record, type Arbitrary } from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Side } from '../roles.ts';
import type { CallEvent, CallState } from './state.ts';
import { World } from './test-world.ts';

type Deed = (world: World) => void;
const press = (event: CallEvent) => (side: Side) => (world: World) => {
  world.app(side).dispatch(event);
};
const sides = constantFrom<Side>('doctor', 'patient');
const presses: Arbitrary<Deed> = record({
  side: sides,
  deed: constantFrom(
    press({ type: 'start-pressed', appointmentId: 'appointment-1' }),
    press({ type: 'join-pressed' }),
    press({ type: 'decline-pressed' }),
    press({ type: 'resume-pressed' }),
    press({ type: 'try-again-pressed' }),
    press({ type: 'end-pressed' }),
    press({ type: 'dismissed' }),
    press({ type: 'link-closed' }),
    press({ type: 'timer', timer: 'give-up' }),
    // The ring's time is the server's: it runs out for both, each hearing of it in its own time.
    (side: Side) => (world: World) => {
      world.clinic.ranOut ??= world.clinic.rows.at(-1)?.id ?? null;
      world.expire(world.app(side));
    },
  ),
}).map(({ side, deed }) => deed(side));
/** What a person does who wants the visit: the button their screen offers for going on. */
const goOn: Arbitrary<Deed> = sides.map((side) => (world) => {
  const app = world.app(side);
  const wish: Partial<Record<CallState['kind'], CallEvent>> = {
    idle: { type: 'start-pressed', appointmentId: 'appointment-1' },
    over: { type: 'start-pressed', appointmentId: 'appointment-1' },
    ringing: { type: 'join-pressed' },
    resumable: { type: 'resume-pressed' },
    lost: { type: 'try-again-pressed' },
  };
  const event = wish[app.state.kind];
  if (event) app.dispatch(event);
});
/** A stretch of good network for one side. */
const deliver: Arbitrary<Deed> = sides.map((side) => (world) => {
  const app = world.app(side);
  for (const request of app.outbox.splice(0)) request.run();
  for (const row of app.inbox.splice(0)) app.take(row);
  world.media();
});
const network: Arbitrary<Deed> = record({
  side: sides,
  deed: constantFrom<(side: Side) => Deed>(
    (side) => (world) => world.app(side).outbox.shift()?.run(),
    (side) => (world) => {
      const row = world.app(side).inbox.shift();
      if (row) world.app(side).take(row);
    },
    // Out of order, twice, or never.
    (side) => (world) => {
      const row = world.app(side).inbox.at(-1);
      if (row) world.app(side).take(row);
    },
    (side) => (world) => {
      // An answer that is lost is a failed request.
      const app = world.app(side);
      app.refuse(app.inbox.shift()?.about ?? null, 'server_unreachable');
    },
    (side) => (world) => {
      // Endings are kept and retried by the app; everything else may be lost.
      const app = world.app(side);
      const lost = app.outbox.shift();
      if (lost?.kept === true) app.outbox.push(lost);
      else if (lost) app.refuse(lost.about, 'server_unreachable');
    },
    (side) => (world) => {
      world.app(side).restart();
    },
    () => (world) => {
      world.pathIsCut = !world.pathIsCut;
      world.media();
    },
    () => (world) => {
      world.media();
    },
  ),
}).map(({ side, deed }) => deed(side));

const anyDeed = oneof(
  { weight: 1, arbitrary: presses },
  { weight: 4, arbitrary: network },
  { weight: 6, arbitrary: goOn },
  { weight: 6, arbitrary: deliver },
);

/** Pairs in which both sides read what is true of the one attempt; the doctor's first. */
const matching = new Set([
  'idle/idle',
  'calling/ringing',
  'talking/talking',
  'over/over',
  'over/idle',
  'idle/over',
  // A press on one side only, or a restart: the other's call goes on and waits for it.
  'resumable/ringing',
  'resumable/resumable',
  'resumable/connecting',
  'resumable/talking',
  'resumable/reconnecting',
  'resumable/lost',
  'connecting/resumable',
  'reconnecting/resumable',
  'talking/resumable',
  'lost/resumable',
  'lost/lost',
]);

describe('both sides and the clinic', () => {
  it('come to a matching pair whatever happened before', () => {
    assert(
      property(array(anyDeed, { minLength: 20, maxLength: 80, size: 'max' }), (deeds) => {
        const world = new World();
        for (const deed of deeds) deed(world);
        world.settle();
        const pair = `${world.doctor.state.kind}/${world.patient.state.kind}`;
        const live = world.clinic.rows.filter((row) => row.status !== 'ended');
        expect(matching).toContain(pair);
        expect(live.length).toBeLessThanOrEqual(1);
        for (const app of [world.doctor, world.patient]) {
          const resting = ['idle', 'over', 'elsewhere', 'resumable'].includes(app.state.kind);
          expect(resting && (app.peer !== null || app.sends)).toBe(false);
        }
        // Nobody stays in a call the clinic has ended.
        const inCall =
          !['idle', 'over'].includes(world.doctor.state.kind) || !['idle', 'over'].includes(world.patient.state.kind);
        expect(inCall).toBe(live.length === 1);
      }),
      { numRuns: Number(process.env['CALL_RUNS'] ?? 3_000), seed: Number(process.env['CALL_SEED'] ?? 20_261_122) },
    );
  });
});
