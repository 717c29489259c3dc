import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Appointment } from '#shared/domain/records.ts';
import type { VisitSituation } from '#shared/domain/visit-actions.ts';
import { useMe } from '../../app/services.tsx';
import { useDates } from '../../i18n/dates.ts';
import { Banner } from '../../ui/Banner.tsx';
import { situationWords } from './situation-words.ts';

interface VisitNowProps {
  readonly appointment: Appointment;
  readonly situation: VisitSituation;
  /** The call's buttons. */
  readonly children: ReactNode;
}

/** Where the visit stands and what to do now; said aloud when it changes. */
export function VisitNow({ appointment, situation, children }: VisitNowProps) {
  const { t } = useTranslation('appointments');
  const dates = useDates();
  const me = useMe();
  const { tone, ...words } = situationWords[situation];
  const word = appointment.doctorId === me.id ? words.doctor : words.patient;
  return (
    <div className="visit-now">
      <Banner tone={tone} spoken="politely">
        {t(`now.${word}`, {
          name: appointment.doctorName,
          time: dates.when(appointment.startsAt),
          opens: dates.time(appointment.callOpensAt),
          since: dates.time(appointment.byPhoneSince ?? 0),
        })}
      </Banner>
      <div className="visit-call">{children}</div>
    </div>
  );
}
