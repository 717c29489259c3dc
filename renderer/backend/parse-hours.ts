import * as z from 'zod/mini';
import type { HoursException, VisitGrid, WeeklyHours } from '#shared/domain/hours.ts';
import { count, fit, id, instant, text } from './row-shapes.ts';

const ruleRow = z.object({ weekday: count, starts_at: text, ends_at: text });
/** "09:00:00" is shown and asked for without its seconds. */
const wallClock = (written: string): string => written.slice(0, 5);
export function parseWeeklyHours(row: unknown): WeeklyHours {
  const rule = fit(ruleRow, row);
  return { weekday: rule.weekday, from: wallClock(rule.starts_at), until: wallClock(rule.ends_at) };
}

const exceptionRow = z.object({
  id,
  kind: z.enum(['leave', 'extra']),
  starts_at: instant,
  ends_at: instant,
  note: text,
});
export function parseHoursException(row: unknown): HoursException {
  const { starts_at: startsAt, ends_at: endsAt, ...exception } = fit(exceptionRow, row);
  return { startsAt, endsAt, ...exception };
}

const gridRow = z.object({
  visit_minutes: count,
  buffer_minutes: count,
  minimum_notice_minutes: count,
  time_zone: text,
});
export function parseVisitGrid(row: unknown): VisitGrid {
  const grid = fit(gridRow, row);
  return {
    visitMinutes: grid.visit_minutes,
    bufferMinutes: grid.buffer_minutes,
    minimumNoticeMinutes: grid.minimum_notice_minutes,
    timeZone: grid.time_zone,
  };
}
