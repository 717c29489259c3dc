import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Appointment } from '#shared/domain/records.ts';
import { visitActions, type VisitSituation } from '#shared/domain/visit-actions.ts';
import { ByPhone } from '../../app/ByPhone.tsx';
import { DoctorLate } from '../../app/DoctorLate.tsx';
import { useServerNow } from '../../app/queries.ts';
import { useMe } from '../../app/services.tsx';
import { useCallSession } from '../../call/use-call-session.ts';
import { useWaitingRoom } from '../../call/use-waiting-room.ts';
import { Button, ButtonLink } from '../../ui/Button.tsx';
import { ErrorMessage } from '../../ui/ErrorMessage.tsx';
import { CallControls } from './CallControls.tsx';
import { EndVisitDialog } from './EndVisitDialog.tsx';
import { NewTimeDialog } from './NewTimeDialog.tsx';
import { PatientWaits } from './PatientWaits.tsx';
import { useReadNotifications } from './use-read-notifications.ts';
import { useVisitChanges } from './use-visit-changes.ts';
import { VisitFacts } from './VisitFacts.tsx';
import { VisitNow } from './VisitNow.tsx';

/** How often the words are looked at again, in ms: "you can start now" must not come late. */
const everyTwoSeconds = 2000;

/** Before these there is time to try the devices in peace. */
const toCome: ReadonlySet<VisitSituation> = new Set(['opens-later', 'wait-for-answer', 'accept-time']);

/** The patient may want another visit after these. */
const isOver: ReadonlySet<VisitSituation> = new Set([
  'declined',
  'cancelled',
  'closed',
  'not-answered-in-time',
  'no-show',
]);

export function Visit({ appointment }: { readonly appointment: Appointment }) {
  const { t } = useTranslation(['appointments', 'waitingRoom', 'deviceCheck']);
  const me = useMe();
  const now = useServerNow(everyTwoSeconds);
  const call = useCallSession();
  const changes = useVisitChanges(appointment);
  useReadNotifications(appointment.id);
  const [asking, setAsking] = useState<'decline' | 'cancel' | 'refuse' | 'move' | null>(null);
  const can = visitActions(appointment, me.id, now, call.live, call.state.kind === 'elsewhere');
  const isDoctor = appointment.doctorId === me.id;
  const inWindow = can.situation === 'ready' || can.situation === 'called-before';
  const canWait = inWindow && !isDoctor;
  const canCheck = !isDoctor && appointment.type === 'online' && (inWindow || toCome.has(can.situation));
  // The doctor's visit page is the other side of the waiting room.
  useWaitingRoom(appointment.id, inWindow && isDoctor);
  const changing = can.canConfirm || can.canDecline || can.canCancel || can.canAccept || can.move !== null;
  const stop = (): void => setAsking(null);

  return (
    <>
      <VisitNow appointment={appointment} situation={can.situation}>
        <CallControls appointment={appointment} action={can.call} call={call} />
        {canWait && (
          <ButtonLink look="primary" href={`#/waiting-room/${appointment.id}`}>
            {t('waitingRoom:enter')}
          </ButtonLink>
        )}
        {canCheck && <ButtonLink href={`#/device-check/${appointment.id}`}>{t('deviceCheck:open')}</ButtonLink>}
      </VisitNow>
      {!isDoctor && <DoctorLate appointment={appointment} now={now} />}
      {!isDoctor && <ByPhone appointment={appointment} />}
      {inWindow && isDoctor && <PatientWaits appointment={appointment} now={now} />}
      <VisitFacts appointment={appointment} now={now} />
      <ErrorMessage error={changes.confirm.error ?? changes.accept.error} />
      {changing && (
        <section className="visit-actions" aria-label={t('details.actions')}>
          {can.canConfirm && (
            <Button look="primary" isPending={changes.confirm.isPending} onPress={() => changes.confirm.mutate()}>
              {changes.confirm.isPending ? t('action.confirming') : t('action.confirm')}
            </Button>
          )}
          {can.canAccept && (
            <>
              <Button look="primary" isPending={changes.accept.isPending} onPress={() => changes.accept.mutate()}>
                {t('action.accept')}
              </Button>
              <Button onPress={() => setAsking('refuse')}>{t('action.refuseTime')}</Button>
            </>
          )}
          {can.move !== null && <Button onPress={() => setAsking('move')}>{t(`action.${can.move}`)}</Button>}
          {can.canDecline && <Button onPress={() => setAsking('decline')}>{t('action.declineVisit')}</Button>}
          {can.canCancel && <Button onPress={() => setAsking('cancel')}>{t('action.cancelVisit')}</Button>}
        </section>
      )}
      {isOver.has(can.situation) && appointment.patientId === me.id && (
        <div>
          <ButtonLink look="primary" href={`#/book/${appointment.doctorId}`}>
            {t('action.bookAgain')}
          </ButtonLink>
        </div>
      )}
      {(asking === 'decline' || asking === 'cancel' || asking === 'refuse') && (
        <EndVisitDialog kind={asking} visitId={appointment.id} change={changes[asking]} onClose={stop} />
      )}
      {asking === 'move' && can.move !== null && (
        <NewTimeDialog appointment={appointment} kind={can.move} change={changes[can.move]} onClose={stop} />
      )}
    </>
  );
}
