/** A week on the doctor's clock: its days, the hours worked on each, and where on a day something lies. */
import { fromAbsolute, parseDate, toCalendarDate, toZoned, type CalendarDate } from '@internationalized/date';
import type { DoctorHours } from '#shared/domain/hours.ts';
import type { Appointment } from '#shared/domain/records.ts';

/** From one instant until another, ms since 1970. */
export interface Range {
  readonly from: number;
  readonly until: number;
}

/** Instants at which the days of the week begin, and the end of the last one. */
export interface Week {
  readonly days: readonly CalendarDate[];
  readonly starts: readonly number[];
  readonly until: number;
}

const daysOfWeek = 7;
const minutesOfDay = 24 * 60;

export const dayAt = (instant: number, zone: string): CalendarDate => toCalendarDate(fromAbsolute(instant, zone));
export const startOf = (day: CalendarDate, zone: string): number => toZoned(day, zone).toDate().getTime();

/** The day written in an address; null when it is none. */
export function dayFromText(text: string | null): CalendarDate | null {
  if (text === null || !/^\d{4}-\d\d-\d\d$/.test(text)) return null;
  try {
    return parseDate(text);
  } catch {
    // "2026-02-31": an address somebody wrote by hand.
    return null;
  }
}

const weekdayOf = (day: CalendarDate): number => new Date(day.toString()).getUTCDay();

/** The week a day lies in, from Sunday to Saturday as clinics in Nepal count it. */
export function weekOf(day: CalendarDate, zone: string): Week {
  const first = day.subtract({ days: weekdayOf(day) });
  const days = Array.from({ length: daysOfWeek }, (_, index) => first.add({ days: index }));
  return {
    days,
    starts: days.map((each) => startOf(each, zone)),
    until: startOf(first.add({ days: daysOfWeek }), zone),
  };
}

const minutesFromText = (clock: string): number => {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  return hours * 60 + minutes;
};

/** An instant from a day and minutes on its clock; 24:00 is the next day's first moment. */
function instantAt(day: CalendarDate, minutes: number, zone: string): number {
  if (minutes >= minutesOfDay) return startOf(day.add({ days: 1 }), zone);
  const hour = Math.floor(minutes / 60);
  return toZoned(day, zone)
    .set({ hour, minute: minutes % 60 })
    .toDate()
    .getTime();
}

/** What is left of the ranges outside of the one taken away. */
const without = (ranges: readonly Range[], { from, until }: Range): readonly Range[] =>
  ranges.flatMap((range) =>
    until <= range.from || from >= range.until
      ? [range]
      : [
          { from: range.from, until: from },
          { from: until, until: range.until },
        ].filter((rest) => rest.from < rest.until),
  );

/** Ranges that touch or overlap become one. */
function joined(ranges: readonly Range[]): readonly Range[] {
  const all: Range[] = [];
  for (const range of ranges.toSorted((one, other) => one.from - other.from)) {
    const last = all.at(-1);
    if (last !== undefined && range.from <= last.until) {
      all[all.length - 1] = { from: last.from, until: Math.max(last.until, range.until) };
    } else all.push(range);
  }
  return all;
}

/** When the doctor works on a day: the usual week, with extra hours, without leave. Leave wins, as in the database. */
export function hoursOn(day: CalendarDate, { week, exceptions, timeZone }: DoctorHours): readonly Range[] {
  const begin = startOf(day, timeZone);
  const end = startOf(day.add({ days: 1 }), timeZone);
  const usual = week
    .filter(({ weekday }) => weekday === weekdayOf(day))
    .map(({ from, until }) => ({
      from: instantAt(day, minutesFromText(from), timeZone),
      until: instantAt(day, minutesFromText(until), timeZone),
    }));
  const extra = exceptions
    .filter(({ kind, startsAt, endsAt }) => kind === 'extra' && startsAt < end && endsAt > begin)
    .map(({ startsAt, endsAt }) => ({ from: Math.max(begin, startsAt), until: Math.min(end, endsAt) }));
  const leave = exceptions.filter(({ kind }) => kind === 'leave');
  return leave.reduce(
    (ranges, { startsAt, endsAt }) => without(ranges, { from: startsAt, until: endsAt }),
    joined([...usual, ...extra]),
  );
}

/** Whether leave lies on this day. */
export function isAwayOn(day: CalendarDate, { exceptions, timeZone }: DoctorHours): boolean {
  const begin = startOf(day, timeZone);
  const end = startOf(day.add({ days: 1 }), timeZone);
  return exceptions.some(({ kind, startsAt, endsAt }) => kind === 'leave' && startsAt < end && endsAt > begin);
}

/** Minutes since midnight on the wall clock of that zone. */
export function minuteOfDay(instant: number, zone: string): number {
  const { hour, minute } = fromAbsolute(instant, zone);
  return hour * 60 + minute;
}

const isShown = new Set<Appointment['status']>(['requested', 'proposed', 'confirmed', 'completed', 'no_show']);

/** Visits that hold or held their time, by the day they begin on. */
export function visitsOf(week: Week, appointments: readonly Appointment[]): readonly (readonly Appointment[])[] {
  const shown = appointments
    .filter(({ status }) => isShown.has(status))
    .toSorted((one, other) => one.startsAt - other.startsAt);
  return week.starts.map((start, index) => {
    const end = week.starts[index + 1] ?? week.until;
    return shown.filter(({ startsAt }) => startsAt >= start && startsAt < end);
  });
}

/** What of a day is drawn, min since midnight: whole hours around all hours and visits of the week. */
export interface Span {
  readonly from: number;
  readonly until: number;
}

/** Without anything to show, a day of a clinic. */
const usualSpan: Span = { from: 9 * 60, until: 17 * 60 };
/** Of hours around the clock only this is drawn, unless there are visits beyond. */
const daylight: Span = { from: 7 * 60, until: 20 * 60 };
const longest = 14 * 60;

function around(spans: readonly Span[]): Span | null {
  if (spans.length === 0) return null;
  const from = Math.min(...spans.map((span) => span.from));
  const until = Math.max(...spans.map((span) => span.until));
  return { from: Math.floor(from / 60) * 60, until: Math.min(minutesOfDay, Math.ceil(until / 60) * 60) };
}

export function spanOf(hours: readonly Range[], visits: readonly Range[], zone: string): Span {
  const onClock = ({ from, until }: Range): Span => {
    const begin = minuteOfDay(from, zone);
    const end = minuteOfDay(until, zone);
    return { from: begin, until: end <= begin ? minutesOfDay : end };
  };
  const worked = around(hours.map(onClock));
  const shown = worked !== null && worked.until - worked.from > longest ? daylight : worked;
  return around([...(shown === null ? [] : [shown]), ...visits.map(onClock)]) ?? usualSpan;
}
