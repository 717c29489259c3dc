import { parseDate } from '@internationalized/date';
import { describe, expect, test } from 'vitest';
import type { DoctorHours } from '#shared/domain/hours.ts';
import type { Appointment } from '#shared/domain/records.ts';
import { visitOfSita } from '../../app/testing.tsx';
import { dayAt, dayFromText, hoursOn, isAwayOn, spanOf, startOf, visitsOf, weekOf } from './week.ts';

const zone = 'Asia/Kathmandu';
const hour = 3_600_000;
const sunday = parseDate('2026-11-22');
const monday = parseDate('2026-11-23');
const at = (day: typeof sunday, hours: number): number => startOf(day, zone) + hours * hour;
const hours: DoctorHours = {
  week: [
    { weekday: 1, from: '09:00', until: '12:00' },
    { weekday: 1, from: '13:00', until: '17:00' },
    { weekday: 2, from: '00:00', until: '24:00' },
  ],
  exceptions: [],
  visitMinutes: 15,
  bufferMinutes: 0,
  minimumNoticeMinutes: 0,
  timeZone: zone,
};
const exception = (kind: 'leave' | 'extra', startsAt: number, endsAt: number) => ({
  id: `${kind} ${String(startsAt)}`,
  kind,
  startsAt,
  endsAt,
  note: '',
});

test('a week goes from Sunday to Saturday on the clock of its zone', () => {
  const week = weekOf(parseDate('2026-11-25'), zone);
  expect(week.days.map(String)).toEqual([
    '2026-11-22',
    '2026-11-23',
    '2026-11-24',
    '2026-11-25',
    '2026-11-26',
    '2026-11-27',
    '2026-11-28',
  ]);
  expect(new Date(week.starts[0] ?? 0).toISOString()).toBe('2026-11-21T18:15:00.000Z');
  expect(week.until - (week.starts[0] ?? 0)).toBe(7 * 24 * hour);
  expect(weekOf(sunday, zone)).toEqual(week);
});

test('a week in which the clock is changed is an hour longer', () => {
  const berlin = weekOf(parseDate('2026-10-25'), 'Europe/Berlin');
  expect(berlin.until - (berlin.starts[0] ?? 0)).toBe((7 * 24 + 1) * hour);
});

test.each([
  ['2026-11-25', '2026-11-25'],
  ['2026-02-31', null],
  ['today', null],
  [null, null],
])('the address %s is the day %s', (text, day) => {
  expect(dayFromText(text)?.toString() ?? null).toBe(day);
});

describe('the hours of a day', () => {
  test('are those of its weekday', () => {
    expect(hoursOn(monday, hours)).toEqual([
      { from: at(monday, 9), until: at(monday, 12) },
      { from: at(monday, 13), until: at(monday, 17) },
    ]);
    expect(hoursOn(monday.add({ days: 1 }), hours)).toEqual([{ from: at(monday, 24), until: at(monday, 48) }]);
    expect(hoursOn(sunday, hours)).toEqual([]);
  });

  test('are without leave and with extra hours', () => {
    const changed = {
      ...hours,
      exceptions: [
        exception('leave', at(monday, 10), at(monday, 14)),
        exception('extra', at(monday, 17), at(monday, 19)),
        exception('extra', at(sunday, 20), at(monday, 2)),
      ],
    };
    expect(hoursOn(monday, changed)).toEqual([
      { from: at(monday, 0), until: at(monday, 2) },
      { from: at(monday, 9), until: at(monday, 10) },
      { from: at(monday, 14), until: at(monday, 19) },
    ]);
    expect(hoursOn(sunday, changed)).toEqual([{ from: at(sunday, 20), until: at(sunday, 24) }]);
    expect([isAwayOn(sunday, changed), isAwayOn(monday, changed)]).toEqual([false, true]);
  });

  test('are none on a day of leave', () => {
    const away = { ...hours, exceptions: [exception('leave', at(monday, 0), at(monday, 24))] };
    expect(hoursOn(monday, away)).toEqual([]);
  });
});

test('visits stand on the day they begin on, in order; declined and cancelled ones nowhere', () => {
  const visit = (id: string, startsAt: number, change: Partial<Appointment> = {}) =>
    visitOfSita({ id, startsAt, ...change });
  const week = weekOf(sunday, zone);
  const visits = [
    visit('late', at(monday, 23.9)),
    visit('early', at(monday, 0)),
    visit('before', at(sunday, -1)),
    visit('after', week.until),
    visit('cancelled', at(monday, 10), { status: 'cancelled' }),
    visit('declined', at(monday, 10), { status: 'declined' }),
    visit('asked', at(monday, 10), { status: 'requested' }),
  ];
  expect(visitsOf(week, visits).map((day) => day.map(({ id }) => id))).toEqual([
    [],
    ['early', 'asked', 'late'],
    [],
    [],
    [],
    [],
    [],
  ]);
});

describe('what is drawn of the days', () => {
  const range = (from: number, until: number) => ({ from: at(monday, from), until: at(monday, until) });
  test.each([
    ['whole hours around the hours worked', [range(9.5, 16.25)], [], [9, 17]],
    ['visits beyond them too', [range(9, 17)], [range(18.25, 18.5)], [9, 19]],
    ['of hours around the clock, daylight', [range(0, 24)], [], [7, 20]],
    ['and visits at night', [range(0, 24)], [range(23.75, 24)], [7, 24]],
    ['without anything, a day of a clinic', [], [], [9, 17]],
  ] as const)('%s', (_, worked, visits, [from, until]) => {
    expect(spanOf(worked, visits, zone)).toEqual({ from: from * 60, until: until * 60 });
  });
});

test('the day of an instant is that of the zone', () => {
  expect(dayAt(Date.UTC(2026, 10, 22, 18, 20), zone).toString()).toBe('2026-11-23');
});
