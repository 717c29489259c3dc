import { Building2, Video } from 'lucide-react';
import { useId, type CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import type { Appointment } from '#shared/domain/records.ts';
import type { Dates } from '../../i18n/dates.ts';
import { minuteOfDay, type Range, type Span } from './week.ts';

interface DayColumnProps {
  /** The day's first instant and the one after its last, ms since 1970. */
  readonly starts: number;
  readonly ends: number;
  readonly worked: readonly Range[];
  readonly away: boolean;
  readonly visits: readonly Appointment[];
  readonly span: Span;
  /** The server's clock. */
  readonly now: number;
  readonly dates: Dates;
}

type VisitState = Exclude<Appointment['status'], 'declined' | 'cancelled'> | 'waiting' | 'inCall';

/** Declined and cancelled visits hold no time and are not here (`visitsOf`). */
function stateOf({ status, callStatus, checkedInAt }: Appointment): VisitState {
  if (status === 'declined' || status === 'cancelled') return 'no_show';
  if (status !== 'confirmed') return status;
  if (callStatus === 'waiting' || callStatus === 'active') return 'inCall';
  return checkedInAt === null ? 'confirmed' : 'waiting';
}

/** One day: its heading, when it is worked, and its visits in their order. */
export function DayColumn({ starts, ends, worked, away, visits, span, now, dates }: DayColumnProps) {
  const { t } = useTranslation(['calendar', 'visit']);
  const id = useId();
  const { zone } = dates;
  const isToday = now >= starts && now < ends;
  const isOver = ends <= now;
  const place = ({ from, until }: Range): CSSProperties & Record<`--${string}`, string> => {
    const begin = Math.max(span.from, minuteOfDay(from, zone));
    const end = until >= ends ? span.until : Math.min(span.until, minuteOfDay(until, zone));
    return { '--from': String(begin - span.from), '--length': String(Math.max(0, end - begin)) };
  };
  const clock = (instant: number): string => (instant >= ends ? dates.digits('24:00') : dates.time(instant));
  const ranges = worked.map(({ from, until }) => t('range', { from: clock(from), until: clock(until) }));
  const nowMinute = minuteOfDay(now, zone);

  return (
    <li className="week-day" data-today={isToday} data-over={isOver} data-empty={visits.length === 0}>
      <section aria-labelledby={id} className="week-section">
        <header className="week-head">
          <h2 id={id} aria-current={isToday ? 'date' : undefined}>
            <span className="week-weekday">{dates.weekday(starts)}</span>{' '}
            <span className="week-date">
              <span className="numbers">{dates.dayOfMonth(starts)}</span> {dates.monthShort(starts)}
            </span>
            {isToday && <span className="unseen">, {t('isToday')}</span>}
          </h2>
          <p className="week-hours numbers">
            {ranges.length > 0 ? (
              <>
                <span className="unseen">{t('hours', { ranges: ranges.join(', ') })}</span>
                <span aria-hidden="true">
                  {ranges.map((range) => (
                    <span key={range} className="week-range">
                      {range}
                    </span>
                  ))}
                </span>
              </>
            ) : (
              !isOver && (away ? t('leave') : t('noHours'))
            )}
          </p>
        </header>
        <div className="week-body">
          {worked.map((range) => (
            <div key={range.from} className="week-worked" style={place(range)} aria-hidden="true" />
          ))}
          {visits.length === 0 ? (
            <p className="week-none">{t('noVisits')}</p>
          ) : (
            <ol aria-label={t('visits', { count: visits.length })}>
              {visits.map((visit) => (
                <li key={visit.id} className="week-place" style={place({ from: visit.startsAt, until: visit.endsAt })}>
                  <VisitLink visit={visit} dates={dates} />
                </li>
              ))}
            </ol>
          )}
          {isToday && nowMinute >= span.from && nowMinute < span.until && (
            <div className="week-now" style={place({ from: now, until: now + 60_000 })} aria-hidden="true" />
          )}
        </div>
      </section>
    </li>
  );
}

function VisitLink({ visit, dates }: { readonly visit: Appointment; readonly dates: Dates }) {
  const { t } = useTranslation(['calendar', 'visit']);
  const state = stateOf(visit);
  const TypeIcon = visit.type === 'online' ? Video : Building2;
  return (
    <a className="week-visit" data-state={state} href={`#/appointments/${visit.id}`} title={visit.patientName}>
      <span className="week-time numbers">{dates.time(visit.startsAt)}</span>{' '}
      <span className="week-name">{visit.patientName}</span>{' '}
      <TypeIcon aria-hidden="true" className="week-type" data-type={visit.type} />
      <span className="unseen">{t(`visit:type.${visit.type}`)}, </span>
      <span className="week-state">{t(`state.${state}`)}</span>
    </a>
  );
}
