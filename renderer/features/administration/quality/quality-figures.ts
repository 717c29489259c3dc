import type { QualityPeriod } from '#shared/domain/administration-records.ts';

/** Calls that somebody wanted to take: neither unanswered nor declined, which say nothing of the line. */
const wanted = ({ attempts, unanswered, declined }: QualityPeriod): number =>
  Math.max(0, attempts - unanswered - declined);

/** Of the calls somebody wanted to take, how many connected; null without any. */
export function successShare(period: QualityPeriod): number | null {
  const calls = wanted(period);
  return calls === 0 ? null : Math.min(1, period.connected / calls);
}

export interface Totals {
  readonly attempts: number;
  readonly success: number | null;
  /** Middle of the periods' medians, each as often as it had calls; ms. */
  readonly setupMs: number | null;
  /** For one connected call. */
  readonly reconnections: number | null;
  readonly lost: number;
  /** Visits that went on by phone. */
  readonly byPhone: number;
  readonly ratings: number;
  readonly stars: number | null;
}

const sum = (periods: readonly QualityPeriod[], of: (period: QualityPeriod) => number): number =>
  periods.reduce((total, period) => total + of(period), 0);

/** The mean of what was measured, each with its weight; null when nothing was. */
function mean(
  periods: readonly QualityPeriod[],
  of: (period: QualityPeriod) => number | null,
  weight: (period: QualityPeriod) => number,
): number | null {
  const measured = periods.filter((period) => of(period) !== null && weight(period) > 0);
  const all = sum(measured, weight);
  return all === 0 ? null : sum(measured, (period) => (of(period) ?? 0) * weight(period)) / all;
}

export function totalsOf(periods: readonly QualityPeriod[]): Totals {
  const connected = sum(periods, (period) => period.connected);
  const calls = sum(periods, wanted);
  return {
    attempts: sum(periods, (period) => period.attempts),
    success: calls === 0 ? null : Math.min(1, connected / calls),
    setupMs: middle(periods),
    reconnections: connected === 0 ? null : sum(periods, (period) => period.reconnections) / connected,
    lost: sum(periods, (period) => period.lost),
    byPhone: sum(periods, (period) => period.byPhone),
    ratings: sum(periods, (period) => period.ratings),
    stars: mean(
      periods,
      (period) => period.starsMean,
      (period) => period.ratings,
    ),
  };
}

function middle(periods: readonly QualityPeriod[]): number | null {
  const medians = periods
    .flatMap((period) => (period.setupMedianMs === null ? [] : [{ ms: period.setupMedianMs, calls: period.connected }]))
    .toSorted((a, b) => a.ms - b.ms);
  const half = medians.reduce((total, { calls }) => total + calls, 0) / 2;
  let seen = 0;
  for (const { ms, calls } of medians) {
    seen += calls;
    if (seen >= half) return ms;
  }
  return null;
}

export interface HourOfDay {
  /** 0 to 23, by the reader's clock. */
  readonly hour: number;
  readonly connected: number;
  /** Of the time in calls, how much was weak; null when nothing was measured. */
  readonly weakShare: number | null;
}

/** Hours of many days put together: when of the day the line is weak. */
export function byHourOfDay(periods: readonly QualityPeriod[], zone: string): readonly HourOfDay[] {
  const hourFormat = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: 'numeric', hourCycle: 'h23' });
  const hourOf = (period: QualityPeriod): number => Number(hourFormat.format(period.startsAt));
  return Array.from({ length: 24 }, (_, hour) => {
    const own = periods.filter((period) => hourOf(period) === hour);
    // A sample may be of a call that began the hour before.
    const weight = (period: QualityPeriod): number => Math.max(1, period.connected);
    return {
      hour,
      connected: sum(own, (period) => period.connected),
      weakShare: mean(own, (period) => period.weakShare, weight),
    };
  });
}
