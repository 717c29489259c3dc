import { describe, expect, test } from 'vitest';
import type { QualityPeriod } from '#shared/domain/administration-records.ts';
import { labelled, niceTicks } from './plot-scale.ts';
import { byHourOfDay, successShare, totalsOf } from './quality-figures.ts';

const period = (change: Partial<QualityPeriod>): QualityPeriod => ({
  startsAt: 0,
  attempts: 0,
  connected: 0,
  unanswered: 0,
  declined: 0,
  lost: 0,
  setupMedianMs: null,
  setupSlowestTenthMs: null,
  reconnections: 0,
  roundTripMedianMs: null,
  lossMean: null,
  weakShare: null,
  relayedShare: null,
  ratings: 0,
  starsMean: null,
  byPhone: 0,
  ...change,
});

describe('success', () => {
  test('counts calls somebody wanted to take', () => {
    expect(successShare(period({ attempts: 10, connected: 6, unanswered: 1, declined: 1 }))).toBe(0.75);
  });
  test('is not known without any', () => {
    expect(successShare(period({ attempts: 2, unanswered: 2 }))).toBeNull();
  });
});

describe('totals', () => {
  test('weigh each day by its calls', () => {
    const totals = totalsOf([
      period({ attempts: 1, connected: 1, setupMedianMs: 9000, reconnections: 1, ratings: 1, starsMean: 1 }),
      period({
        attempts: 9,
        connected: 9,
        setupMedianMs: 1000,
        reconnections: 1,
        ratings: 3,
        starsMean: 5,
        lost: 2,
        byPhone: 2,
      }),
    ]);
    expect(totals).toMatchObject({
      attempts: 10,
      success: 1,
      setupMs: 1000,
      reconnections: 0.2,
      stars: 4,
      lost: 2,
      byPhone: 2,
    });
  });
  test('of nothing are not known', () => {
    expect(totalsOf([])).toMatchObject({ attempts: 0, success: null, setupMs: null, reconnections: null, stars: null });
  });
});

test('hours of many days come together by the clock of the reader', () => {
  const at = (day: number, hour: number) => Date.UTC(2026, 10, day, hour);
  const hours = byHourOfDay(
    [
      period({ startsAt: at(1, 3), connected: 1, weakShare: 0 }),
      period({ startsAt: at(2, 3), connected: 3, weakShare: 0.4 }),
      period({ startsAt: at(2, 5), connected: 2 }),
    ],
    'Asia/Kathmandu',
  );
  expect(hours).toHaveLength(24);
  // 03:00 in UTC is 08:45 in Nepal.
  expect(hours[8]?.weakShare).toBeCloseTo(0.3);
  expect(hours[10]).toEqual({ hour: 10, connected: 2, weakShare: null });
});

describe('the axis', () => {
  test.each([
    [1, [0, 0.25, 0.5, 0.75, 1]],
    [7, [0, 2, 4, 6, 8]],
    [2300, [0, 1000, 2000, 3000]],
    [0, [0, 1]],
  ])('up to %s', (most, ticks) => {
    expect(niceTicks(most)).toEqual(ticks);
  });
  test('of what is counted has no halves', () => {
    expect(niceTicks(2, true)).toEqual([0, 1, 2]);
    expect(niceTicks(9, true)).toEqual([0, 3, 6, 9]);
  });
  test('only as many labels as fit', () => {
    expect(labelled(30, 7)).toEqual([0, 5, 10, 15, 20, 25]);
    expect(labelled(3, 7)).toEqual([0, 1, 2]);
    expect(labelled(0, 7)).toEqual([]);
  });
});
