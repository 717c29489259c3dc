import * as z from 'zod/mini';
import type { DoctorHours, VisitGrid, WeeklyHours } from '#shared/domain/hours.ts';
import { wholeNumber } from '../../ui/whole-number.ts';

/** As the database takes them, in minutes. */
export const gridLimits = {
  visitMinutes: { least: 5, most: 240 },
  bufferMinutes: { least: 0, most: 120 },
  minimumNoticeMinutes: { least: 0, most: 20_160 },
} as const;
export type GridNumber = keyof typeof gridLimits;
export const gridNumbers: readonly GridNumber[] = ['visitMinutes', 'bufferMinutes', 'minimumNoticeMinutes'];

/** A range of one day while it is typed; "" where nothing is chosen yet. */
const rangeSchema = z.object({ key: z.string(), weekday: z.number(), from: z.string(), until: z.string() });
const draftSchema = z.object({
  ranges: z.array(rangeSchema),
  visitMinutes: z.string(),
  bufferMinutes: z.string(),
  minimumNoticeMinutes: z.string(),
});
export type HoursRange = z.infer<typeof rangeSchema>;
export type HoursDraft = z.infer<typeof draftSchema>;

/** Null when it is none, or none this version understands. */
export const parseHoursDraft = (kept: unknown): HoursDraft | null => draftSchema.safeParse(kept).data ?? null;

export function draftOfHours(hours: DoctorHours, digits: (number: number) => string): HoursDraft {
  return {
    ranges: hours.week.map((range) => ({ ...range, key: `${String(range.weekday)}-${range.from}` })),
    visitMinutes: digits(hours.visitMinutes),
    bufferMinutes: digits(hours.bufferMinutes),
    minimumNoticeMinutes: digits(hours.minimumNoticeMinutes),
  };
}

export type RangeProblem = 'incomplete' | 'backwards' | 'overlaps';

/** What is wrong with a range: half chosen, ending before it begins, or lying over another one of that day. */
export function problemOf(range: HoursRange, all: readonly HoursRange[]): RangeProblem | null {
  if (range.from === '' || range.until === '') return 'incomplete';
  if (range.from >= range.until) return 'backwards';
  const overlaps = all.some(
    (other) =>
      other.key !== range.key &&
      other.weekday === range.weekday &&
      other.from !== '' &&
      other.from < range.until &&
      range.from < other.until,
  );
  return overlaps ? 'overlaps' : null;
}

/** What is to be saved; null while something is wrong. */
export function hoursOfDraft(draft: HoursDraft): { week: WeeklyHours[]; grid: Omit<VisitGrid, 'timeZone'> } | null {
  if (draft.ranges.some((range) => problemOf(range, draft.ranges) !== null)) return null;
  const number = (name: GridNumber) => wholeNumber(draft[name], gridLimits[name].least, gridLimits[name].most);
  const [visitMinutes, bufferMinutes, minimumNoticeMinutes] = [
    number('visitMinutes'),
    number('bufferMinutes'),
    number('minimumNoticeMinutes'),
  ];
  if (visitMinutes === null || bufferMinutes === null || minimumNoticeMinutes === null) return null;
  const week = draft.ranges
    .map(({ weekday, from, until }) => ({ weekday, from, until }))
    .toSorted((a, b) => a.weekday - b.weekday || a.from.localeCompare(b.from));
  return { week, grid: { visitMinutes, bufferMinutes, minimumNoticeMinutes } };
}
