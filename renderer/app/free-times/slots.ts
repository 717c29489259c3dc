/** Days and free times as the patient's calendar shows them, whatever zone the doctor works in. */
import { fromAbsolute, parseDate, toCalendarDate, today, type CalendarDate } from '@internationalized/date';
import type { Slot } from '#shared/domain/records.ts';

/** An ISO date in the patient's zone; empty where none is chosen. */
export type Day = string;

/** How far ahead the calendar of this page goes, in days. */
export const daysAhead = 28;
/** Days shown at once. */
export const daysShown = 7;

export function dayOf(instant: number, zone: string): Day {
  return toCalendarDate(fromAbsolute(instant, zone)).toString();
}

/** The days that can be chosen, from today. */
export function daysFrom(zone: string): readonly Day[] {
  const first = today(zone);
  return Array.from({ length: daysAhead }, (_, index) => first.add({ days: index }).toString());
}

const startOf = (day: CalendarDate, zone: string): number => day.toDate(zone).getTime();

/** The day from its first to its last instant; 23 or 25 hours when the clocks change. */
export function spanOf(day: Day, zone: string): { readonly from: number; readonly until: number } {
  const date = parseDate(day);
  return { from: startOf(date, zone), until: startOf(date.add({ days: 1 }), zone) };
}

/** The doctor's own days that the patient's day touches; one, or two when their zones differ. */
export function doctorDays(
  day: Day,
  zone: string,
  doctorZone: string,
): { readonly fromDay: string; readonly days: number } {
  const { from, until } = spanOf(day, zone);
  const first = toCalendarDate(fromAbsolute(from, doctorZone));
  const last = toCalendarDate(fromAbsolute(until - 1, doctorZone));
  return { fromDay: first.toString(), days: last.compare(first) + 1 };
}

/** Those that begin within the day. */
export function slotsOf(day: Day, zone: string, slots: readonly Slot[]): readonly Slot[] {
  const { from, until } = spanOf(day, zone);
  return slots.filter((slot) => slot.startsAt >= from && slot.startsAt < until);
}

export const partsOfDay = ['night', 'morning', 'afternoon', 'evening'] as const;
export type PartOfDay = (typeof partsOfDay)[number];

function partOf(instant: number, zone: string): PartOfDay {
  const { hour } = fromAbsolute(instant, zone);
  return hour < 6 ? 'night' : hour < 12 ? 'morning' : hour < 17 ? 'afternoon' : 'evening';
}

/** The parts of the day that have free times, in their order. */
export function byPartOfDay(
  slots: readonly Slot[],
  zone: string,
): readonly { readonly part: PartOfDay; readonly slots: readonly Slot[] }[] {
  return partsOfDay
    .map((part) => ({ part, slots: slots.filter((slot) => partOf(slot.startsAt, zone) === part) }))
    .filter((group) => group.slots.length > 0);
}
