import { useTranslation } from 'react-i18next';
import type { Appointment } from '#shared/domain/records.ts';
import { isUpcoming } from '#shared/domain/visit-lists.ts';
import { Banner } from '../ui/Banner.tsx';

interface DoctorLateProps {
  readonly appointment: Appointment;
  /** The server's clock, ms since 1970. */
  readonly now: number;
}

/** The patient reads what the doctor said about being late; never an estimate of ours. */
export function DoctorLate({ appointment, now }: DoctorLateProps) {
  const { t } = useTranslation('waitingRoom');
  const { delayMinutes, callStatus, doctorName: name } = appointment;
  if (delayMinutes === null || callStatus === 'active' || !isUpcoming(appointment, now)) return null;
  return (
    <Banner tone="wait" spoken="politely">
      {t('doctorLate', { name, count: delayMinutes })}
    </Banner>
  );
}
