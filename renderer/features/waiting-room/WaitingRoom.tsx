import { Camera, EyeOff, LogOut, Mic, SlidersHorizontal, VideoOff, type LucideIcon } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Redirect, useLocation } from 'wouter';
import { sessionOf } from '#shared/domain/call/state.ts';
import type { Appointment } from '#shared/domain/records.ts';
import { DoctorLate } from '../../app/DoctorLate.tsx';
import { Page } from '../../app/Page.tsx';
import { useAppointment, useServerNow } from '../../app/queries.ts';
import { useCall } from '../../call/call-context.ts';
import { DeviceChecks } from '../../call/check/DeviceChecks.tsx';
import { DeviceFault } from '../../call/devices/DeviceFault.tsx';
import { useCallDevices } from '../../call/devices/open-devices.ts';
import { OwnPicture } from '../../call/screens/OwnPicture.tsx';
import { useWaitingRoom } from '../../call/use-waiting-room.ts';
import { useDates } from '../../i18n/dates.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { ErrorMessage } from '../../ui/ErrorMessage.tsx';
import { Skeletons } from '../../ui/Skeleton.tsx';
import { StatusPill } from '../../ui/StatusPill.tsx';
import { useDoctorIsBusy } from './use-doctor-is-busy.ts';
import { useCheckIn, useLeaving } from './use-check-in.ts';
import './waiting-room.css';

/** Attempts this person takes part in from here: the visit has its own screen then. */
const inVisit: ReadonlySet<string> = new Set(['joining', 'connecting', 'talking', 'reconnecting', 'lost']);

/** The patient waits for the visit, sees themselves, and knows whether the doctor is there. */
export default function WaitingRoom({ appointmentId }: { readonly appointmentId: string }) {
  const { t } = useTranslation('waitingRoom');
  const { appointment, isPending } = useAppointment(appointmentId);
  const now = useServerNow();
  const { snapshot } = useCall();
  useLeaving(appointmentId);
  const session = sessionOf(snapshot.state);
  if (session?.appointmentId === appointmentId && inVisit.has(snapshot.state.kind)) {
    return <Redirect to={`/call/${appointmentId}`} replace />;
  }
  // Not in the list that is here may be too new for it: only what was read is a reason to leave.
  const goesOn = appointment?.status === 'confirmed' && appointment.byPhoneSince === null;
  if (!isPending && !goesOn) {
    return <Redirect to={`/appointments/${appointmentId}`} replace />;
  }
  return (
    <Page title={t('title')} back={`/appointments/${appointmentId}`} narrow>
      {appointment ? (
        <>
          <DoctorLate appointment={appointment} now={now} />
          <Waiting appointment={appointment} now={now} />
        </>
      ) : (
        <Skeletons />
      )}
    </Page>
  );
}

interface WaitingProps {
  readonly appointment: Appointment;
  /** The server's clock, ms since 1970. */
  readonly now: number;
}

function Waiting({ appointment, now }: WaitingProps) {
  const { t } = useTranslation(['waitingRoom', 'deviceCheck']);
  const { snapshot, dispatch } = useCall();
  const [, navigate] = useLocation();
  const { id: appointmentId, doctorName } = appointment;
  useWaitingRoom(appointmentId, true);
  const devices = useCallDevices();
  const [checking, setChecking] = useState(false);
  const checkIn = useCheckIn(appointmentId, snapshot.local);
  const { state, local } = snapshot;
  const doctorIsBusy = useDoctorIsBusy(appointmentId);
  const doctorIsHere = state.kind === 'waiting-room' && state.partner !== null;
  const leave = () => {
    dispatch({ type: 'waiting-left', appointmentId });
    navigate(`/appointments/${appointmentId}`);
  };
  return (
    <section className="waiting-room" aria-label={t('title')}>
      <Banner tone={doctorIsHere ? 'good' : 'info'} spoken="politely">
        {doctorIsHere
          ? t('doctorHere', { name: doctorName })
          : doctorIsBusy
            ? t('withAnother', { name: doctorName })
            : t('told', { name: doctorName })}
      </Banner>
      <div className="waiting-place">
        <div className="waiting-self">
          {local.picture ? (
            <OwnPicture stream={local.picture} label={t('selfPicture')} className="waiting-picture" />
          ) : (
            <VideoOff aria-hidden="true" />
          )}
        </div>
        <Card className="waiting-facts">
          <VisitAwaited appointment={appointment} now={now} />
          <ul className="waiting-devices" aria-label={t('devices')}>
            <li>
              <DeviceReady icon={Camera} ready={local.camera === 'on'} fault={local.problems.video !== undefined}>
                {local.camera === 'on' ? t('cameraReady') : t('cameraNotReady')}
              </DeviceReady>
            </li>
            <li>
              <DeviceReady icon={Mic} ready={local.microphone === 'on'} fault={local.problems.audio !== undefined}>
                {local.microphone === 'on' ? t('microphoneReady') : t('microphoneNotReady')}
              </DeviceReady>
            </li>
          </ul>
          <p className="waiting-unseen">
            <EyeOff aria-hidden="true" />
            {t('unseen')}
          </p>
        </Card>
      </div>
      <DeviceFault code={local.problems.audio} part={devices.part} />
      <DeviceFault code={local.problems.video} part={devices.part} />
      <ErrorMessage error={checkIn.error} />
      <div className="row">
        <Button onPress={() => setChecking(true)}>
          <SlidersHorizontal aria-hidden="true" /> {t('deviceCheck:open')}
        </Button>
        <Button onPress={leave}>
          <LogOut aria-hidden="true" /> {t('leave')}
        </Button>
      </div>
      {checking && (
        <Dialog title={t('deviceCheck:title')} look="wide" onClose={() => setChecking(false)}>
          <DeviceChecks devices={devices} onFound={checkIn.checked} />
        </Dialog>
      )}
    </section>
  );
}

/** With whom, and when it was agreed. */
function VisitAwaited({ appointment: { doctorName, doctorSpecialty, startsAt }, now }: WaitingProps) {
  const dates = useDates();
  return (
    <>
      <div className="waiting-doctor">
        <Avatar name={doctorName} />
        <p>
          <span className="waiting-name">{doctorName}</span>
          <span className="soft">{doctorSpecialty}</span>
        </p>
      </div>
      <p className="waiting-when">
        <span className="waiting-time numbers">{dates.time(startsAt)}</span>
        <span>
          {dates.day(startsAt)}
          {startsAt > now && <span className="soft">{dates.relative(startsAt, now)}</span>}
        </span>
      </p>
    </>
  );
}

interface DeviceReadyProps {
  readonly icon: LucideIcon;
  readonly ready: boolean;
  readonly fault: boolean;
  readonly children: string;
}

function DeviceReady({ icon: Icon, ready, fault, children }: DeviceReadyProps) {
  return (
    <StatusPill tone={ready ? 'good' : fault ? 'wait' : 'quiet'}>
      <Icon aria-hidden="true" /> {children}
    </StatusPill>
  );
}
