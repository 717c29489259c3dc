import { useTranslation } from 'react-i18next';
import type { Appointment } from '#shared/domain/records.ts';
import { useAppointments } from '../app/queries.ts';
import { useCall } from './call-context.ts';

export interface Visit {
  readonly appointment: Appointment | null;
  /** The other side's name, or a word for it while the appointment is not read yet. */
  readonly partnerName: string;
}

/** The appointment behind a call, for the names on its screens. */
export function useVisit(appointmentId: string | null): Visit {
  const { side } = useCall();
  const { t } = useTranslation('call');
  const { data } = useAppointments();
  const appointment = data?.find((candidate) => candidate.id === appointmentId) ?? null;
  const known = side === 'doctor' ? appointment?.patientName : appointment?.doctorName;
  return { appointment, partnerName: known ?? t(side === 'doctor' ? 'yourPatient' : 'yourDoctor') };
}
