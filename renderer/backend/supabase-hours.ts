import { answerOf } from './failures.ts';
import { parseHoursException, parseVisitGrid, parseWeeklyHours } from './parse-hours.ts';
import type { HoursBackend } from './rooms/hours.ts';
import { parseList } from './row-shapes.ts';
import type { ClinicClient } from './supabase.ts';

const done = (): void => undefined;
const written = (moment: number): string => new Date(moment).toISOString();

export function supabaseHours(client: ClinicClient): HoursBackend {
  return {
    async read(doctorId) {
      const [grid, week, exceptions] = await Promise.all([
        answerOf(
          client
            .from('doctor_profiles')
            .select('visit_minutes, buffer_minutes, minimum_notice_minutes, time_zone')
            .eq('id', doctorId)
            .single(),
          parseVisitGrid,
        ),
        answerOf(
          client
            .from('availability_rules')
            .select('weekday, starts_at, ends_at')
            .eq('doctor_id', doctorId)
            .order('weekday')
            .order('starts_at'),
          (rows) => parseList(rows, parseWeeklyHours),
        ),
        answerOf(
          client
            .from('availability_exceptions')
            .select('id, kind, starts_at, ends_at, note')
            .eq('doctor_id', doctorId)
            .gt('ends_at', written(Date.now()))
            .order('starts_at'),
          (rows) => parseList(rows, parseHoursException),
        ),
      ]);
      return { ...grid, week, exceptions };
    },
    setWeek(doctorId, week, grid) {
      const args = {
        p_rules: week.map(({ weekday, from, until }) => ({ weekday, from, until })),
        ...(grid.visitMinutes === undefined ? {} : { p_visit_minutes: grid.visitMinutes }),
        ...(grid.bufferMinutes === undefined ? {} : { p_buffer_minutes: grid.bufferMinutes }),
        ...(grid.minimumNoticeMinutes === undefined ? {} : { p_minimum_notice_minutes: grid.minimumNoticeMinutes }),
        ...(grid.timeZone === undefined ? {} : { p_time_zone: grid.timeZone }),
      };
      return doctorId === null
        ? answerOf(client.rpc('set_my_availability', args), done)
        : answerOf(client.rpc('set_doctor_availability', { p_doctor_id: doctorId, ...args }), done);
    },
    addException: ({ kind, startsAt, endsAt, note }) =>
      answerOf(
        client.rpc('add_availability_exception', {
          p_kind: kind,
          p_starts_at: written(startsAt),
          p_ends_at: written(endsAt),
          p_note: note,
        }),
        parseHoursException,
      ),
    removeException: (id) => answerOf(client.rpc('remove_availability_exception', { p_id: id }), done),
  };
}
