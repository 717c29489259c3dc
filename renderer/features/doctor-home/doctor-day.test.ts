import { describe, expect, test } from 'vitest';
import type { Appointment } from '#shared/domain/records.ts';
import { visitOfSita } from '../../app/testing.tsx';
import { announcedDelay, doctorDay, type DayState } from './doctor-day.ts';

const minute = 60_000;
const hour = 60 * minute;
const now = Date.UTC(2026, 10, 25, 6, 0);
const isToday = (instant: number) => new Date(instant).getUTCDate() === 25;

let made = 0;
/** @param from minutes from now */
function visit(from: number, change: Partial<Appointment> = {}): Appointment {
  made += 1;
  return visitOfSita({ id: `visit-${String(made)}`, startsAt: now + from * minute, ...change });
}
const dayOf = (...visits: Appointment[]) => doctorDay(visits, now, isToday);

describe('where a visit of the day stands', () => {
  const cases: readonly (readonly [DayState, Appointment])[] = [
    ['planned', visit(30)],
    ['planned', visit(-0.5)],
    ['late', visit(-8)],
    ['planned', visit(-8, { type: 'offline' })],
    ['open', visit(-20, { type: 'offline', endsAt: now - 5 * minute })],
    ['waiting', visit(5, { checkedInAt: now - minute })],
    ['waiting', visit(-8, { checkedInAt: now - 9 * minute })],
    // Came back to the waiting room after a call that nobody answered.
    ['waiting', visit(-8, { checkedInAt: now - minute, callStatus: 'ended' })],
    ['in-call', visit(-8, { checkedInAt: now - minute, callStatus: 'active' })],
    ['in-call', visit(-8, { callStatus: 'waiting' })],
    ['open', visit(-8, { callStatus: 'ended' })],
    ['open', visit(-200)],
    ['by-phone', visit(-8, { callStatus: 'ended', byPhoneSince: now - minute })],
    ['in-call', visit(-8, { callStatus: 'waiting', byPhoneSince: now - minute })],
    ['open', visit(-200, { callStatus: 'ended', byPhoneSince: now - minute })],
    ['done', visit(-60, { status: 'completed', checkedInAt: now - 61 * minute })],
    ['missed', visit(-60, { status: 'no_show' })],
  ];
  test.each(cases)('%s', (state, each) => {
    expect(dayOf(each).visits).toEqual([{ visit: each, state }]);
  });

  test.each(['requested', 'proposed', 'declined', 'cancelled'] as const)('a %s one is none of the day', (status) => {
    expect(dayOf(visit(30, { status })).visits).toEqual([]);
  });
});

test('who came first is first, and what is over or elsewhere is counted as such', () => {
  const second = visit(10, { checkedInAt: now - 2 * minute });
  const first = visit(25, { checkedInAt: now - 6 * minute });
  const next = visit(40);
  const done = visit(-60, { status: 'completed' });
  const tomorrow = visit(24 * 60);
  const later = visit(48 * 60);
  const far = visit(72 * 60, { status: 'requested' });
  const near = visit(30 * 60, { status: 'requested' });
  const day = dayOf(later, second, far, first, next, done, tomorrow, near);
  expect(day.waiting).toEqual([first, second]);
  expect(day.next).toBe(next);
  expect(day.visits.map((each) => each.visit)).toEqual([done, second, first, next]);
  expect({ left: day.left, done: day.done }).toEqual({ left: 3, done: 1 });
  expect(day.requests).toEqual([near, far]);
  expect(day.later).toEqual([tomorrow, later]);
});

test('a visit of before midnight that goes on is still of the day', () => {
  const midnight = Date.UTC(2026, 10, 25, 0, 5);
  const talking = visit(0, { startsAt: midnight - 20 * minute, callStatus: 'active' });
  const over = visit(0, { startsAt: midnight - 5 * hour, status: 'completed' });
  expect(doctorDay([talking, over], midnight, isToday).visits.map((each) => each.visit)).toEqual([talking]);
});

test('of a delay hears who has a visit in the next 12 hours', () => {
  const visits = [
    visit(10, { delayMinutes: 20 }),
    visit(11 * 60),
    visit(13 * 60),
    visit(30, { status: 'requested' }),
    visit(-5, { callStatus: 'active', delayMinutes: 40 }),
    visit(-5, { callStatus: 'ended', byPhoneSince: now }),
  ];
  expect(announcedDelay(visits, now)).toEqual({ minutes: 20, patients: 2 });
  expect(announcedDelay([], now)).toEqual({ minutes: 0, patients: 0 });
});
