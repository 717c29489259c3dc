import { useTranslation } from 'react-i18next';
import { Page } from '../../app/Page.tsx';
import { TryAgain } from '../../app/TryAgain.tsx';
import { ErrorMessage } from '../../ui/ErrorMessage.tsx';
import { HistoryList } from './HistoryList.tsx';
import { PatientFacts } from './PatientFacts.tsx';
import './patients.css';
import { usePatient } from './use-patients.ts';

/** Everything that was between a doctor and one patient. */
export default function PatientHistory({ patientId }: { readonly patientId: string }) {
  const { t } = useTranslation('patients');
  const patient = usePatient(patientId);
  return (
    <Page title={patient.data?.fullName ?? t('history')} back="/appointments">
      <ErrorMessage error={patient.error} actions={<TryAgain of={patient} />} />
      {patient.data && <PatientFacts patient={patient.data} />}
      <section className="section" aria-labelledby="history-title">
        <h2 id="history-title">{t('earlier')}</h2>
        <HistoryList patientId={patientId} search="" />
      </section>
    </Page>
  );
}
