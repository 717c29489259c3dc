import { FileClock } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Appointment } from '#shared/domain/records.ts';
import { TryAgain } from '../../app/TryAgain.tsx';
import { Card } from '../../ui/Card.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorMessage } from '../../ui/ErrorMessage.tsx';
import { Skeletons } from '../../ui/Skeleton.tsx';
import { PatientSummary } from './PatientSummary.tsx';
import { RateVisit } from './RateVisit.tsx';
import { useLastCall, useSummaries } from './use-records.ts';

/** After a visit, for its patient: what the doctor wrote, what to do next, and two taps about how it was. */
export function PatientRecord({ appointment }: { readonly appointment: Appointment }) {
  const { t } = useTranslation('visitRecord');
  const { id, doctorName, status, callStatus, byPhoneSince } = appointment;
  const summaries = useSummaries(id);
  const lastCall = useLastCall(appointment);
  const session = lastCall.data ?? null;
  const talked = session !== null && session.status === 'ended' && session.startedAt !== null;
  const ended = status === 'confirmed' && callStatus === 'ended' && byPhoneSince === null && talked;
  const over = status === 'completed' || ended;
  const [newest, ...older] = summaries.data ?? [];
  if (!over && newest === undefined) return null;
  return (
    <>
      <Card aria-labelledby="summary-title" className="stack">
        <h2 id="summary-title">{t('titleForPatient')}</h2>
        {summaries.isPending && <Skeletons count={2} look="text" />}
        <ErrorMessage error={summaries.error} actions={<TryAgain of={summaries} />} />
        {newest !== undefined && (
          <PatientSummary appointmentId={id} doctorName={doctorName} summaries={[newest, ...older]} />
        )}
        {summaries.data !== undefined && newest === undefined && (
          <EmptyState icon={FileClock} title={t('patient.none')}>
            {t('patient.noneText', { name: doctorName })}
          </EmptyState>
        )}
      </Card>
      {over && (
        <Card>
          <RateVisit appointmentId={id} />
        </Card>
      )}
    </>
  );
}
