import { useTranslation } from 'react-i18next';
import type { Appointment } from '#shared/domain/records.ts';
import { Banner } from '../../ui/Banner.tsx';

interface PatientWaitsProps {
  readonly appointment: Appointment;
  /** The server's clock, ms since 1970. */
  readonly now: number;
}

/** The doctor reads who waits, since when, and with what devices. */
export function PatientWaits({ appointment, now }: PatientWaitsProps) {
  const { t } = useTranslation('waitingRoom');
  const { checkedInAt, deviceCheck, patientName: name } = appointment;
  if (checkedInAt === null) return null;
  const minutes = Math.floor(Math.max(0, now - checkedInAt) / 60_000);
  const since = minutes === 0 ? t('waits', { name }) : t('waitsMinutes', { name, count: minutes });
  const fine = deviceCheck.camera === 'ok' && deviceCheck.microphone === 'ok';
  return (
    <Banner tone={fine ? 'good' : 'wait'} spoken="politely">
      {since}, {fine ? t('devicesOk') : t('devicesNotOk')}
    </Banner>
  );
}
