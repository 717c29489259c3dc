import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Appointment } from '#shared/domain/records.ts';
import { Failure } from '#shared/errors/failure.ts';
import { Page } from '../../app/Page.tsx';
import { useAppointment } from '../../app/queries.ts';
import { useMe } from '../../app/services.tsx';
import { TryAgain } from '../../app/TryAgain.tsx';
import { partnerName } from '../../app/VisitRow.tsx';
import { ErrorMessage } from '../../ui/ErrorMessage.tsx';
import { Skeletons } from '../../ui/Skeleton.tsx';
import './details.css';
import { Visit } from './Visit.tsx';

const notFound = new Failure('appointment_not_found');

interface AppointmentDetailsProps {
  readonly id: string;
  /** Who the patient is, for the doctor: beside the facts where there is room, else below them. */
  readonly before?: (appointment: Appointment) => ReactNode;
  /** What stays of the visit, below its facts. */
  readonly record?: (appointment: Appointment) => ReactNode;
}

/** One visit: where it stands, what it is about, and what can be done. */
export default function AppointmentDetails({ id, before, record }: AppointmentDetailsProps) {
  const { t } = useTranslation('appointments');
  const me = useMe();
  const { appointment, isPending, error, list } = useAppointment(id);
  const forDoctor = appointment?.doctorId === me.id;
  const name = appointment && partnerName(appointment, me.id);
  const title =
    appointment === undefined || name === undefined
      ? t('title')
      : appointment.doctorId === me.id
        ? t('details.titleForDoctor', { name })
        : t('details.titleForPatient', { name });

  return (
    <Page title={title} back="/appointments" narrow={!forDoctor} wide={forDoctor}>
      {/* A visit just booked may arrive a moment after its page. */}
      {!appointment && isPending && <Skeletons count={2} />}
      <ErrorMessage error={error} actions={<TryAgain of={list} />} />
      {!appointment && !isPending && error === null && <ErrorMessage error={notFound} />}
      {appointment && (
        <div className={forDoctor ? 'visit-page visit-page-doctor' : 'visit-page'}>
          <div className="visit-part">
            <Visit appointment={appointment} />
          </div>
          {forDoctor && before && <div className="visit-part visit-before">{before(appointment)}</div>}
          {record && <div className="visit-part">{record(appointment)}</div>}
        </div>
      )}
    </Page>
  );
}
