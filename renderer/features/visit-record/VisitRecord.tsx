import '../../i18n/late-visit.ts';
import type { Appointment } from '#shared/domain/records.ts';
import { useServerNow } from '../../app/queries.ts';
import { useMe } from '../../app/services.tsx';
import { DoctorRecord } from './DoctorRecord.tsx';
import { PatientRecord } from './PatientRecord.tsx';

/** What stays of a visit, on its page. */
export default function VisitRecord({ appointment }: { readonly appointment: Appointment }) {
  const me = useMe();
  const now = useServerNow();
  return appointment.doctorId === me.id ? (
    <DoctorRecord appointment={appointment} now={now} />
  ) : (
    <PatientRecord appointment={appointment} />
  );
}
