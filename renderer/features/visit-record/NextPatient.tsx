import { ArrowRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { upcomingVisits } from '#shared/domain/visit-lists.ts';
import { useAppointments } from '../../app/queries.ts';
import { useDates } from '../../i18n/dates.ts';
import { ButtonLink } from '../../ui/Button.tsx';
import { useWaitingPatients } from './use-records.ts';

interface NextPatientProps {
  readonly appointmentId: string;
  /** The server's clock. */
  readonly now: number;
}

const minute = 60_000;

/** Who waits longest; else when the next visit is. */
export function NextPatient({ appointmentId, now }: NextPatientProps) {
  const { t } = useTranslation('visitRecord');
  const dates = useDates();
  const waiting = useWaitingPatients();
  const appointments = useAppointments();
  const next = waiting.data?.find((each) => each.appointmentId !== appointmentId && each.callStatus !== 'active');
  if (next !== undefined) {
    const minutes = Math.max(0, Math.floor((now - next.checkedInAt) / minute));
    return (
      <div className="next-patient">
        <ButtonLink look="primary" href={`#/appointments/${next.appointmentId}`}>
          {t('next.patient', { name: next.patientName })}
          <ArrowRight aria-hidden="true" />
        </ButtonLink>
        <p className="soft">{t('next.waiting', { count: minutes })}</p>
      </div>
    );
  }
  const later = upcomingVisits(appointments.data ?? [], now).find(
    (each) => each.id !== appointmentId && each.status === 'confirmed' && each.endsAt > now,
  );
  if (waiting.data === undefined) return null;
  return (
    <div className="next-patient">
      <p className="soft">
        {later === undefined
          ? t('next.nobody')
          : t('next.later', { name: later.patientName, time: dates.when(later.startsAt) })}
      </p>
      {later !== undefined && <ButtonLink href={`#/appointments/${later.id}`}>{t('next.open')}</ButtonLink>}
    </div>
  );
}
