import type { ReactNode } from 'react';
import type { Appointment } from '#shared/domain/records.ts';
import { useServerNow } from '../../app/queries.ts';
import { useMe } from '../../app/services.tsx';
import { DoctorRecord } from './DoctorRecord.tsx';
import { PatientRecord } from './PatientRecord.tsx';

interface VisitRecordProps {
  readonly appointment: Appointment;
  readonly note: ReactNode;
}

/** What stays of a visit, on its page. */
export default function VisitRecord({ appointment, note }: VisitRecordProps) {
  const me = useMe();
  const now = useServerNow();
  return appointment.doctorId === me.id ? (
    <DoctorRecord appointment={appointment} now={now} note={note} />
  ) : (
    <PatientRecord appointment={appointment} />
  );
}
