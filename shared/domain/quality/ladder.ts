/**
 * How much picture a side sends while the connection allows less than all of it. Sound is not on the ladder: it is sent
 * the same on every rung, and each step down exists to keep it whole.
 */
export const rungs = ['full', 'fewer-frames', 'half-size', 'small', 'voice-only'] as const;
export type Rung = (typeof rungs)[number];

/** What one sample says about the direction this side sends in. */
export type Trouble = 'none' | 'unclear' | 'some' | 'heavy';

export interface Ladder {
  readonly rung: number;
  /** ms on a steady clock; null before the first change. */
  readonly changedAt: number | null;
  /** Since when every sample told of trouble, or of none. */
  readonly troubledSince: number | null;
  readonly clearSince: number | null;
  /** How long it has to be clear before the next step up, ms; longer after a step up that did not hold. */
  readonly patienceMs: number;
  readonly climbedAt: number | null;
}

/** ms. Down after three samples of trouble, up after half a minute without any, one change in ten seconds at most. */
export const ladderTiming = {
  downAfterMs: 4_000,
  upAfterMs: 30_000,
  betweenChangesMs: 10_000,
  /** A step up that is taken back within this time did not hold. */
  holdsAfterMs: 60_000,
  mostPatienceMs: 300_000,
} as const;

export const firstLadder: Ladder = {
  rung: 0,
  changedAt: null,
  troubledSince: null,
  clearSince: null,
  patienceMs: ladderTiming.upAfterMs,
  climbedAt: null,
};

export const lastRung = rungs.length - 1;

export function rungOf({ rung }: Ladder): Rung {
  return rungs[rung] ?? 'voice-only';
}

/**
 * The ladder after one more sample.
 * @param now ms on a steady clock; three samples two seconds apart span `downAfterMs`
 */
export function stepLadder(before: Ladder, trouble: Trouble, now: number): Ladder {
  const troubled = trouble === 'some' || trouble === 'heavy';
  const noted: Ladder = {
    ...before,
    troubledSince: troubled ? (before.troubledSince ?? now) : null,
    clearSince: trouble === 'none' ? (before.clearSince ?? now) : null,
    // What held is forgiven: the next trouble is a new one.
    ...(before.climbedAt !== null &&
      now - before.climbedAt > ladderTiming.holdsAfterMs && {
        climbedAt: null,
        patienceMs: ladderTiming.upAfterMs,
      }),
  };
  if (noted.changedAt !== null && now - noted.changedAt < ladderTiming.betweenChangesMs) return noted;
  if (noted.troubledSince !== null && now - noted.troubledSince >= ladderTiming.downAfterMs) {
    return trouble === 'heavy' ? stepDown(noted, 2, lastRung, now) : stepDown(noted, 1, lastRung - 1, now);
  }
  if (noted.clearSince !== null && now - noted.clearSince >= noted.patienceMs) return stepUp(noted, now);
  return noted;
}

/** The picture goes altogether only for heavy trouble: a small one beside a line that loses a little costs the sound nothing. */
function stepDown(ladder: Ladder, rungsDown: number, lowest: number, now: number): Ladder {
  const rung = Math.min(lowest, ladder.rung + rungsDown);
  if (rung <= ladder.rung) return ladder;
  const didNotHold = ladder.climbedAt !== null;
  return {
    rung,
    changedAt: now,
    troubledSince: null,
    clearSince: null,
    patienceMs: didNotHold ? Math.min(ladderTiming.mostPatienceMs, ladder.patienceMs * 2) : ladder.patienceMs,
    climbedAt: null,
  };
}

function stepUp(ladder: Ladder, now: number): Ladder {
  if (ladder.rung === 0) return ladder;
  return { ...ladder, rung: ladder.rung - 1, changedAt: now, troubledSince: null, clearSince: null, climbedAt: now };
}
