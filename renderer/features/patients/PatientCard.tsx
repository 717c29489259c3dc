import { useTranslation } from 'react-i18next';
import type { Appointment } from '#shared/domain/records.ts';
import { TryAgain } from '../../app/TryAgain.tsx';
import { Card } from '../../ui/Card.tsx';
import { ErrorMessage } from '../../ui/ErrorMessage.tsx';
import { Skeletons } from '../../ui/Skeleton.tsx';
import { EarlierVisits } from './EarlierVisits.tsx';
import { PatientFacts } from './PatientFacts.tsx';
import './patients.css';
import { useEarlierVisits, usePatient } from './use-patients.ts';

/** More than this belongs to the history. */
const mostShown = 4;
const cameTo = new Set<Appointment['status']>(['confirmed', 'completed', 'no_show']);

/** On a visit's page, for its doctor: who the patient is and what was before. */
export default function PatientCard({ appointment }: { readonly appointment: Appointment }) {
  const { t } = useTranslation('patients');
  return (
    <Card className="patient" aria-labelledby="patient-title">
      <h2 id="patient-title">{t('title')}</h2>
      <PatientBefore appointment={appointment} />
    </Card>
  );
}

/** The same without its frame: beside the ring. */
export function PatientBefore({ appointment }: { readonly appointment: Appointment }) {
  const { t } = useTranslation('patients');
  const patient = usePatient(appointment.patientId);
  const earlier = useEarlierVisits(appointment.patientId, '');
  const before = earlier.data?.pages
    .flat()
    .filter(
      ({ id, status, startsAt }) => id !== appointment.id && cameTo.has(status) && startsAt < appointment.startsAt,
    );
  return (
    <>
      <ErrorMessage error={patient.error} actions={<TryAgain of={patient} />} />
      {patient.data && <PatientFacts patient={patient.data} />}
      <h3>{t('earlier')}</h3>
      <ErrorMessage error={earlier.error} actions={<TryAgain of={earlier} />} />
      {earlier.isPending && <Skeletons count={2} look="text" />}
      {before?.length === 0 && <p className="soft">{t('earlierNone')}</p>}
      {before && before.length > 0 && <EarlierVisits visits={before.slice(0, mostShown)} />}
      {before && before.length > mostShown && (
        <a href={`#/patients/${appointment.patientId}`}>{t('all', { name: appointment.patientName })}</a>
      )}
    </>
  );
}
