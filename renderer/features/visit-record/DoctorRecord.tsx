import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Appointment } from '#shared/domain/records.ts';
import { Card } from '../../ui/Card.tsx';
import { NextPatient } from './NextPatient.tsx';
import { awaitsOutcome } from './outcomes.ts';
import { StateOutcome } from './StateOutcome.tsx';
import { SummaryEditor } from './SummaryEditor.tsx';

interface DoctorRecordProps {
  readonly appointment: Appointment;
  readonly now: number;
  /** The doctor's own note: before what the patient takes home is written. */
  readonly note: ReactNode;
}

/** After a visit, for its doctor: how it ended, what the patient takes home, who is next. */
export function DoctorRecord({ appointment, now, note }: DoctorRecordProps) {
  const { t } = useTranslation('visitRecord');
  const { status, callOpensAt, callStatus } = appointment;
  const written = status === 'completed' || (status === 'confirmed' && now >= callOpensAt);
  const over = status === 'completed' || status === 'no_show' || callStatus === 'ended';
  return (
    <>
      {awaitsOutcome(appointment, now) && (
        <Card aria-labelledby="outcome-title" className="stack">
          <h2 id="outcome-title">{t('outcome.title')}</h2>
          <StateOutcome appointment={appointment} now={now} />
        </Card>
      )}
      {note}
      {written && (
        <Card aria-labelledby="summary-title" className="stack">
          <h2 id="summary-title">{t('titleForDoctor')}</h2>
          <SummaryEditor appointmentId={appointment.id} patientName={appointment.patientName} />
        </Card>
      )}
      {over && <NextPatient appointmentId={appointment.id} now={now} />}
    </>
  );
}
