import { CalendarCheck2 } from 'lucide-react';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { kindIcons, visitKind } from '../../app/visit-kind.ts';
import { useDates } from '../../i18n/dates.ts';
import { Card } from '../../ui/Card.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { StatusPill } from '../../ui/StatusPill.tsx';
import type { DayVisit, DoctorDay } from './doctor-day.ts';
import { waitedMinutes, waitTone } from './wait.ts';

interface TodayVisitsProps {
  readonly day: DoctorDay;
  /** The server's clock, ms since 1970. */
  readonly now: number;
}

/** Today from its first visit to its last, with the line where the clock stands. */
export function TodayVisits({ day, now }: TodayVisitsProps) {
  const { t } = useTranslation('doctorDay');
  const dates = useDates();
  const [soonest] = day.later;
  const firstToCome = day.visits.find(({ visit }) => visit.startsAt > now)?.visit.id;
  const nowLine = (
    <li className="day-now">
      <span className="numbers">{t('now', { time: dates.time(now) })}</span>
    </li>
  );
  return (
    <Card className="day-today" aria-labelledby="today-title">
      <div className="section-head">
        <h2 id="today-title">{t('today')}</h2>
        {day.visits.length > 0 && (
          <p className="soft">
            {t('left', { count: day.left })} · {t('done', { count: day.done })}
          </p>
        )}
      </div>
      {day.visits.length === 0 ? (
        <EmptyState icon={CalendarCheck2} title={t('nothingToday')}>
          {soonest === undefined
            ? t('nothingTodayText')
            : t('nothingThen', { name: soonest.patientName, time: dates.when(soonest.startsAt) })}
        </EmptyState>
      ) : (
        <ol className="day-visits">
          {day.visits.map((entry) => (
            <Fragment key={entry.visit.id}>
              {entry.visit.id === firstToCome && nowLine}
              <li>
                <TodayVisit entry={entry} now={now} />
              </li>
            </Fragment>
          ))}
          {firstToCome === undefined && nowLine}
        </ol>
      )}
    </Card>
  );
}

function TodayVisit({ entry: { visit, state }, now }: { readonly entry: DayVisit; readonly now: number }) {
  const { t } = useTranslation(['doctorDay', 'visit']);
  const dates = useDates();
  const kind = visitKind(visit.type, visit.byPhoneSince !== null);
  const KindIcon = kindIcons[kind];
  return (
    <a className="day-visit" href={`#/appointments/${visit.id}`} data-state={state}>
      <span className="day-visit-time numbers">{dates.time(visit.startsAt)}</span>
      <span className="day-visit-words">
        <span className="day-visit-name">{visit.patientName}</span>
        <span className="day-visit-about">
          <KindIcon aria-hidden="true" />
          <span className={visit.reason === '' ? '' : 'unseen'}>{t(`visit:type.${kind}`)}</span>
          <span className="day-visit-reason">{visit.reason}</span>
        </span>
      </span>
      {stateWords()}
    </a>
  );

  function stateWords() {
    switch (state) {
      case 'planned':
        return <span className="soft day-visit-in">{dates.relative(visit.startsAt, now)}</span>;
      case 'waiting': {
        const minutes = waitedMinutes(visit, now);
        return <StatusPill tone={waitTone(minutes)}>{t('waitsMinutes', { count: minutes })}</StatusPill>;
      }
      case 'late':
        return (
          <StatusPill tone="wait">
            {t('state.lateMinutes', { count: Math.floor((now - visit.startsAt) / 60_000) })}
          </StatusPill>
        );
      case 'in-call':
        return (
          <StatusPill tone="accent">
            {visit.callStatus === 'active' ? t('state.inCall') : t('state.calling')}
          </StatusPill>
        );
      case 'by-phone':
        return <StatusPill tone="accent">{t('state.byPhone')}</StatusPill>;
      case 'open':
        return <StatusPill tone="wait">{t('state.open')}</StatusPill>;
      case 'done':
        return <StatusPill tone="good">{t('state.done')}</StatusPill>;
      case 'missed':
        return <StatusPill tone="danger">{t('state.missed')}</StatusPill>;
    }
  }
}
