/** How well sound and picture get through in one direction, in the three words that are shown. */
export type Grade = 'good' | 'weak' | 'very-weak';

/** What is known of one direction over one sample; null where the browser has no figure. */
export interface Direction {
  /** Lost packets of those expected, 0 to 1. */
  readonly lossShare: number | null;
  readonly jitterMs: number | null;
}

/**
 * From where on a direction is weak: jitter 50 ms, round trip 300 ms, loss 5 % (the limits Circuit publishes for calls),
 * and about three times that, where speech itself begins to break.
 */
const weak = { lossShare: 0.05, jitterMs: 50, roundTripMs: 300 } as const;
const veryWeak = { lossShare: 0.15, jitterMs: 150, roundTripMs: 900 } as const;
/** Better again counts only well below the limit, so that a value at the limit does not swing. */
const returnShare = 0.7;

interface Figures extends Direction {
  readonly roundTripMs: number | null;
}

const figureNames = ['lossShare', 'jitterMs', 'roundTripMs'] as const;

function reaches(figures: Figures, limits: Readonly<Record<(typeof figureNames)[number], number>>, share: number) {
  return figureNames.some((name) => (figures[name] ?? 0) >= limits[name] * share);
}

/** The grade of one sample, given the grade before it: a limit is left only when passed clearly. */
export function gradeSample(figures: Figures, before: Grade): Grade {
  if (reaches(figures, veryWeak, before === 'very-weak' ? returnShare : 1)) return 'very-weak';
  if (reaches(figures, weak, before === 'good' ? 1 : returnShare)) return 'weak';
  return 'good';
}

/** A shown grade and what speaks for another one. */
export interface Judgement {
  readonly grade: Grade;
  readonly otherFor: { readonly grade: Grade; readonly samples: number } | null;
}

export const firstJudgement: Judgement = { grade: 'good', otherFor: null };

/** So many samples in a row have to say the same before another grade is shown. */
const samplesToChange = 3;

/** The judgement after one more sample's grade. */
export function judge(before: Judgement, sample: Grade): Judgement {
  if (sample === before.grade) return before.otherFor === null ? before : { grade: before.grade, otherFor: null };
  const samples = before.otherFor?.grade === sample ? before.otherFor.samples + 1 : 1;
  if (samples >= samplesToChange) return { grade: sample, otherFor: null };
  return { grade: before.grade, otherFor: { grade: sample, samples } };
}

const order: Readonly<Record<Grade, number>> = { good: 0, weak: 1, 'very-weak': 2 };

export function worse(one: Grade, other: Grade): Grade {
  return order[one] >= order[other] ? one : other;
}
