import { CalendarPlus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Appointment } from '#shared/domain/records.ts';
import { upcomingVisits } from '#shared/domain/visit-lists.ts';
import { ButtonLink } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ByPhone } from './ByPhone.tsx';
import { DoctorLate } from './DoctorLate.tsx';
import { NextVisit } from './NextVisit.tsx';
import { VisitList } from './VisitRow.tsx';

/** More than this belongs to the page of all visits. */
const mostShown = 5;

interface PatientHomeProps {
  readonly appointments: readonly Appointment[];
  readonly now: number;
}

export function PatientHome({ appointments, now }: PatientHomeProps) {
  const { t } = useTranslation('app');
  const upcoming = upcomingVisits(appointments, now);
  const next = upcoming.find((visit) => visit.status === 'confirmed') ?? upcoming[0];
  if (next === undefined) {
    return (
      <EmptyState
        icon={CalendarPlus}
        title={t('home.noVisits')}
        action={
          <ButtonLink look="primary" href="#/doctors">
            {t('home.findDoctor')}
          </ButtonLink>
        }
      >
        {t('home.noVisitsText')}
      </EmptyState>
    );
  }
  const others = upcoming.filter((visit) => visit.id !== next.id);
  return (
    <>
      <DoctorLate appointment={next} now={now} />
      <ByPhone appointment={next} />
      <NextVisit appointment={next} now={now} />
      {others.length > 0 && (
        <section className="section" aria-labelledby="others-title">
          <div className="section-head">
            <h2 id="others-title">{t('home.upcoming')}</h2>
            <a href="#/appointments">{t('home.allVisits')}</a>
          </div>
          <VisitList visits={others.slice(0, mostShown)} now={now} />
        </section>
      )}
      <div>
        <ButtonLink href="#/doctors">
          <CalendarPlus aria-hidden="true" />
          {t('home.findDoctor')}
        </ButtonLink>
      </div>
    </>
  );
}
