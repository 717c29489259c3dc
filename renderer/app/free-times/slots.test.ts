import { describe, expect, test } from 'vitest';
import { byPartOfDay, dayOf, doctorDays, slotsOf, spanOf } from './slots.ts';

const hour = 3_600_000;
const slotAt = (startsAt: number) => ({ startsAt, endsAt: startsAt + hour / 4 });

describe('days of the patient’s calendar', () => {
  test('an instant belongs to the day of the patient’s own zone', () => {
    const late = Date.UTC(2026, 10, 25, 20);
    expect(dayOf(late, 'UTC')).toBe('2026-11-25');
    expect(dayOf(late, 'Asia/Kathmandu')).toBe('2026-11-26');
    expect(dayOf(late, 'America/Los_Angeles')).toBe('2026-11-25');
  });

  test.each([
    ['2026-11-25', 'Europe/Berlin', 24],
    ['2026-03-29', 'Europe/Berlin', 23],
    ['2026-10-25', 'Europe/Berlin', 25],
  ])('%s in %s has %i hours', (day, zone, hours) => {
    const { from, until } = spanOf(day, zone);
    expect((until - from) / hour).toBe(hours);
  });

  test.each([
    // The same zone: one day. West of the doctor the patient's day touches two of the doctor's.
    ['Asia/Kathmandu', 'Asia/Kathmandu', { fromDay: '2026-11-25', days: 1 }],
    ['America/New_York', 'Asia/Kathmandu', { fromDay: '2026-11-25', days: 2 }],
    ['Asia/Tokyo', 'Asia/Kathmandu', { fromDay: '2026-11-24', days: 2 }],
  ])('25 November in %s for a doctor in %s', (zone, doctorZone, days) => {
    expect(doctorDays('2026-11-25', zone, doctorZone)).toEqual(days);
  });

  test('only times that begin within the day are its own', () => {
    const { from, until } = spanOf('2026-11-25', 'America/New_York');
    const slots = [from - 1, from, until - 1, until].map(slotAt);
    expect(slotsOf('2026-11-25', 'America/New_York', slots).map(({ startsAt }) => startsAt)).toEqual([from, until - 1]);
  });

  test('a day is parted by its clock, without empty parts', () => {
    const { from } = spanOf('2026-11-25', 'Asia/Kathmandu');
    const slots = [0, 5.75, 6, 11.75, 17, 23].map((hours) => slotAt(from + hours * hour));
    expect(byPartOfDay(slots, 'Asia/Kathmandu').map(({ part, slots: ofPart }) => [part, ofPart.length])).toEqual([
      ['night', 2],
      ['morning', 2],
      ['evening', 2],
    ]);
  });
});
