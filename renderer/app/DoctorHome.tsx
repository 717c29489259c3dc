import { CalendarCheck2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Appointment } from '#shared/domain/records.ts';
import { upcomingVisits } from '#shared/domain/visit-lists.ts';
import { useDates } from '../i18n/dates.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { TodayFigures } from './TodayFigures.tsx';
import { VisitList } from './VisitRow.tsx';
import { WaitingList } from './WaitingList.tsx';

/** More than this belongs to the page of all visits. */
const mostLater = 5;

interface DoctorHomeProps {
  readonly appointments: readonly Appointment[];
  readonly now: number;
}

export function DoctorHome({ appointments, now }: DoctorHomeProps) {
  const { t } = useTranslation('app');
  const dates = useDates();
  const upcoming = upcomingVisits(appointments, now);
  const requests = upcoming.filter((visit) => visit.status === 'requested');
  const confirmed = upcoming.filter((visit) => visit.status === 'confirmed');
  const today = confirmed.filter((visit) => dates.day(visit.startsAt) === dates.day(now) || visit.startsAt < now);
  const waiting = today
    .filter((visit) => visit.checkedInAt !== null)
    .toSorted((one, other) => (one.checkedInAt ?? 0) - (other.checkedInAt ?? 0));
  const done = appointments.filter(
    (visit) => visit.status === 'completed' && dates.day(visit.startsAt) === dates.day(now),
  );
  const later = confirmed.filter((visit) => !today.includes(visit));
  return (
    <>
      <TodayFigures waiting={waiting} left={today.length} done={done.length} requests={requests.length} />
      {waiting.length > 0 && (
        <section className="section" aria-labelledby="waiting-title">
          <div className="section-head">
            <h2 id="waiting-title">{t('home.waiting')}</h2>
          </div>
          <WaitingList visits={waiting} now={now} />
        </section>
      )}
      {requests.length > 0 && (
        <section className="section" aria-labelledby="requests-title">
          <div className="section-head">
            <h2 id="requests-title">{t('home.requests')}</h2>
            <p className="soft">{t('home.requestsCount', { count: requests.length })}</p>
          </div>
          <VisitList visits={requests} now={now} />
        </section>
      )}
      <section className="section" aria-labelledby="today-title">
        <div className="section-head">
          <h2 id="today-title">{t('home.today')}</h2>
          {today.length > 0 && <p className="soft">{t('home.todayCount', { count: today.length })}</p>}
        </div>
        {today.length > 0 ? (
          <VisitList visits={today} now={now} />
        ) : (
          <EmptyState icon={CalendarCheck2} title={t('home.nothingToday')}>
            {t('home.nothingTodayText')}
          </EmptyState>
        )}
      </section>
      {later.length > 0 && (
        <section className="section" aria-labelledby="later-title">
          <div className="section-head">
            <h2 id="later-title">{t('home.later')}</h2>
            <a href="#/appointments">{t('home.allVisits')}</a>
          </div>
          <VisitList visits={later.slice(0, mostLater)} now={now} />
        </section>
      )}
    </>
  );
}
