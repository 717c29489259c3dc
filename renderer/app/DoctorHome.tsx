import { CalendarCheck2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Appointment } from '#shared/domain/records.ts';
import { upcomingVisits } from '#shared/domain/visit-lists.ts';
import { useDates } from '../i18n/dates.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { VisitList } from './VisitRow.tsx';

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
  const later = confirmed.filter((visit) => !today.includes(visit));
  return (
    <>
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
