import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstLadder, ladderTiming, lastRung, rungOf, rungs, stepLadder, type Ladder, type Trouble } from './ladder.ts';
import { sampleEveryMs } from './sample.ts';
import { firstHeight, planAtFirst, sendingPlan, type Subject } from './sending-plan.ts';

const anyTrouble = fc.constantFrom<Trouble>('none', 'unclear', 'some', 'heavy');

interface Change {
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

/** Runs samples two seconds apart and notes every change of rung. */
function run(troubles: readonly Trouble[], start: Ladder = firstLadder, from = 0) {
  const changes: Change[] = [];
  let ladder = start;
  let now = from;
  for (const trouble of troubles) {
    const after = stepLadder(ladder, trouble, now);
    if (after.rung !== ladder.rung) changes.push({ at: now, from: ladder.rung, to: after.rung });
    ladder = after;
    now += sampleEveryMs;
  }
  return { ladder, changes, now };
}

describe('the ladder', () => {
  it('steps down at the third sample of trouble in a row, two rungs when it is heavy', () => {
    expect(run(['some', 'some', 'some']).ladder.rung).toBe(1);
    expect(run(['some', 'some']).ladder.rung).toBe(0);
    expect(run(['heavy', 'heavy', 'heavy']).ladder.rung).toBe(2);
  });

  it('reaches voice only within twenty seconds of heavy trouble, and never for less', () => {
    expect(rungOf(run(Array.from({ length: 500 }, () => 'some')).ladder)).toBe('small');
    const { changes, ladder } = run(Array.from({ length: 11 }, () => 'heavy'));
    expect(rungOf(ladder)).toBe('voice-only');
    expect(changes.map(({ to }) => to)).toEqual([2, 4]);
  });

  it('never changes twice within ten seconds, and goes up only one rung after half a minute without trouble', () => {
    fc.assert(
      fc.property(fc.array(anyTrouble, { maxLength: 400 }), (troubles) => {
        const { changes } = run(troubles);
        const needed = ladderTiming.upAfterMs / sampleEveryMs;
        const wrong = changes.filter(({ at, from, to }, index) => {
          const before = changes[index - 1];
          if (before && at - before.at < ladderTiming.betweenChangesMs) return true;
          if (to > from) return to > lastRung;
          const lately = troubles.slice(at / sampleEveryMs - needed, at / sampleEveryMs + 1);
          return from - to !== 1 || lately.length <= needed || lately.some((trouble) => trouble !== 'none');
        });
        expect(wrong).toEqual([]);
      }),
    );
  });

  it('does not move for trouble that does not last', () => {
    const isolated = fc.array(fc.constantFrom<Trouble[]>(['none'], ['none', 'some', 'some'], ['unclear', 'heavy']), {
      maxLength: 100,
    });
    fc.assert(
      fc.property(isolated, (pieces) => {
        expect(run(pieces.flatMap((piece) => [...piece, 'none' as const])).changes).toEqual([]);
      }),
    );
  });

  it('does not swing on a network that carries one rung less: each failed step up takes longer to be tried again', () => {
    // Rung 1 gets through, rung 0 does not.
    let ladder = firstLadder;
    const climbs: number[] = [];
    for (let now = 0; now < 40 * 60_000; now += sampleEveryMs) {
      const after = stepLadder(ladder, ladder.rung === 0 ? 'some' : 'none', now);
      if (after.rung < ladder.rung) climbs.push(now);
      ladder = after;
    }
    const waits = climbs.slice(1).map((at, index) => at - (climbs[index] ?? 0));
    expect(waits.length).toBeLessThanOrEqual(11);
    expect(waits.at(-1)).toBeGreaterThanOrEqual(ladderTiming.mostPatienceMs);
    waits.forEach((wait, index) => expect(wait).toBeGreaterThanOrEqual(waits[index - 1] ?? 0));
  });

  it('comes all the way back in bounded time once nothing is wrong any more, whatever was before', () => {
    fc.assert(
      fc.property(fc.array(anyTrouble, { maxLength: 300 }), (troubles) => {
        const before = run(troubles);
        const longest = ladderTiming.mostPatienceMs + lastRung * (ladderTiming.holdsAfterMs + 2 * sampleEveryMs);
        const clear = Array.from({ length: Math.ceil(longest / sampleEveryMs) + 2 }, (): Trouble => 'none');
        expect(run(clear, before.ladder, before.now).ladder.rung).toBe(0);
      }),
    );
  });
});

describe('the plan of a rung', () => {
  const subjects: readonly Subject[] = ['face', 'sharp', 'screen'];

  it.each(subjects)('%s: each rung costs less than the one above, and only the last has no picture', (subject) => {
    const plans = rungs.map((rung) => sendingPlan(rung, subject, null).video);
    expect(plans.map((plan) => plan === null)).toEqual([false, false, false, false, true]);
    const bitrates = plans.map((plan) => plan?.maxBitrate ?? 0);
    expect(bitrates).toEqual([...bitrates].sort((one, other) => other - one));
    expect(new Set(bitrates).size).toBe(rungs.length);
  });

  it('never says anything about the sound', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...rungs),
        fc.constantFrom(...subjects),
        fc.option(fc.integer({ min: 0, max: 5_000 })),
        (rung, subject, shown) => {
          expect(Object.keys(sendingPlan(rung, subject, shown))).toEqual(['video']);
        },
      ),
    );
  });

  it('sends a small tile a small picture, a large one all of it, and keeps details whole', () => {
    expect(sendingPlan('full', 'face', 200).video).toMatchObject({ height: 270 });
    expect(sendingPlan('full', 'face', 4_000).video).toMatchObject({ height: 720, maxBitrate: 1_500_000 });
    expect(planAtFirst(sendingPlan('full', 'face', null)).video).toMatchObject({
      height: firstHeight,
      maxBitrate: 1_500_000,
    });
    expect(planAtFirst(sendingPlan('small', 'face', null))).toEqual(sendingPlan('small', 'face', null));
    expect(planAtFirst(sendingPlan('voice-only', 'face', null))).toEqual({ video: null });
    expect(sendingPlan('full', 'sharp', 200).video).toMatchObject({ height: 1_080 });
  });

  it('never asks for more because of a tile than without one', () => {
    fc.assert(
      fc.property(fc.constantFrom(...rungs), fc.integer({ min: 0, max: 5_000 }), (rung, shown) => {
        const tile = sendingPlan(rung, 'face', shown).video;
        const whole = sendingPlan(rung, 'face', null).video;
        expect(tile === null).toBe(whole === null);
        expect(tile?.maxBitrate ?? 0).toBeLessThanOrEqual(whole?.maxBitrate ?? 0);
        expect(tile?.height ?? 0).toBeLessThanOrEqual(whole?.height ?? 0);
        expect(tile?.leastBitrate ?? 0).toBeLessThanOrEqual(tile?.maxBitrate ?? 0);
      }),
    );
  });
});
