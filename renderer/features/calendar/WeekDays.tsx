import type { CSSProperties } from 'react';
import type { DoctorHours } from '#shared/domain/hours.ts';
import type { Appointment } from '#shared/domain/records.ts';
import type { Dates } from '../../i18n/dates.ts';
import { DayColumn } from './DayColumn.tsx';
import { hoursOn, isAwayOn, spanOf, visitsOf, type Span, type Week } from './week.ts';

interface WeekDaysProps {
  readonly week: Week;
  readonly hours: DoctorHours;
  readonly appointments: readonly Appointment[];
  /** The server's clock, ms since 1970. */
  readonly now: number;
  /** On the clock of the doctor's hours. */
  readonly dates: Dates;
}

/** A visit must be high enough for its words: so many rem for the shortest of the week ... */
const leastHeight = 1.625;
/** ... and so many for an hour at least. */
const leastHour = 3.5;

/** Seven days side by side against the clock, or one below the other where there is no room; the same list either way. */
export function WeekDays({ week, hours, appointments, now, dates }: WeekDaysProps) {
  const { timeZone: zone } = hours;
  const visits = visitsOf(week, appointments);
  // Leave of days that are over is not known any more, so neither are their hours.
  const worked = week.days.map((day, index) =>
    (week.starts[index + 1] ?? week.until) > now ? hoursOn(day, hours) : [],
  );
  const ranges = visits.flat().map(({ startsAt, endsAt }) => ({ from: startsAt, until: endsAt }));
  const span = spanOf(worked.flat(), ranges, zone);
  const shortest = Math.min(...ranges.map(({ from, until }) => (until - from) / 60_000), hours.visitMinutes);
  const perMinute = Math.max(leastHeight / Math.max(shortest, 5), leastHour / 60);
  const size: CSSProperties & Record<`--${string}`, string> = {
    '--minute': `${perMinute.toFixed(4)}rem`,
    '--minutes': String(span.until - span.from),
  };
  return (
    <div className="week" style={size}>
      <Axis span={span} dates={dates} />
      <ol className="week-days">
        {week.days.map((day, index) => (
          <DayColumn
            key={day.toString()}
            starts={week.starts[index] ?? 0}
            ends={week.starts[index + 1] ?? week.until}
            worked={worked[index] ?? []}
            away={isAwayOn(day, hours)}
            visits={visits[index] ?? []}
            span={span}
            now={now}
            dates={dates}
          />
        ))}
      </ol>
    </div>
  );
}

/** The clock beside the days; every visit says its own time. */
function Axis({ span, dates }: { readonly span: Span; readonly dates: Dates }) {
  const hours = Array.from({ length: (span.until - span.from) / 60 }, (_, index) => span.from / 60 + index);
  return (
    <div className="week-axis" aria-hidden="true">
      {hours.map((hour) => (
        <span key={hour} className="week-hour numbers">
          {dates.digits(`${String(hour).padStart(2, '0')}:00`)}
        </span>
      ))}
    </div>
  );
}
