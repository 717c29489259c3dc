import { useTranslation } from 'react-i18next';
import { ByPhone } from '../../app/ByPhone.tsx';
import { useAppointments, useServerNow } from '../../app/queries.ts';
import { useMe } from '../../app/services.tsx';
import { NextPatient } from './NextPatient.tsx';
import { awaitsOutcome } from './outcomes.ts';
import { RateVisit } from './RateVisit.tsx';
import { StateOutcome } from './StateOutcome.tsx';
import { useLastCall } from './use-records.ts';
import './visit-record.css';

/** On the call's screen once it is over: the doctor says how it ended and goes on; the patient says how it was. */
export default function AfterCall({ appointmentId }: { readonly appointmentId: string }) {
  const { t } = useTranslation('visitRecord');
  const me = useMe();
  const now = useServerNow();
  const appointment = useAppointments().data?.find((each) => each.id === appointmentId);
  if (appointment === undefined) return null;
  if (appointment.doctorId !== me.id) {
    const goesOn = appointment.status === 'confirmed' && appointment.byPhoneSince !== null;
    return goesOn ? <ByPhone appointment={appointment} /> : <RateAfterCall appointment={appointment} />;
  }
  return (
    <section className="card after-call stack" aria-label={t('outcome.title')}>
      {awaitsOutcome(appointment, now) ? (
        <>
          <h2>{t('outcome.title')}</h2>
          <StateOutcome appointment={appointment} now={now} />
        </>
      ) : (
        <p>{appointment.status === 'no_show' ? t('outcome.isNoShow') : t('outcome.isCompleted')}</p>
      )}
      <NextPatient appointmentId={appointmentId} now={now} />
    </section>
  );
}

function RateAfterCall({ appointment }: { readonly appointment: Parameters<typeof useLastCall>[0] }) {
  const { t } = useTranslation('visitRecord');
  const session = useLastCall(appointment).data ?? null;
  if (session === null || session.status !== 'ended' || session.startedAt === null) return null;
  return (
    <section className="card after-call" aria-label={t('rate.title')}>
      <RateVisit appointmentId={appointment.id} />
    </section>
  );
}
