import { useTranslation } from 'react-i18next';
import { useAppointments } from '../../app/queries.ts';
import { PatientBefore } from './PatientCard.tsx';
import './patients.css';

/** Beside the ring: the doctor reads who comes while it rings. */
export default function PatientBrief({ appointmentId }: { readonly appointmentId: string }) {
  const { t } = useTranslation('patients');
  const visit = useAppointments().data?.find(({ id }) => id === appointmentId);
  if (visit === undefined) return null;
  return (
    <section className="patient patient-brief" aria-label={t('title')}>
      <p className="patient-reason">
        <span className="soft">{t('reason')}</span> {visit.reason === '' ? t('noReason') : visit.reason}
      </p>
      <PatientBefore appointment={visit} />
    </section>
  );
}
