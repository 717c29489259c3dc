import { useDeferredValue, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Redirect, useParams } from 'wouter';
import { useCall } from './call-context.ts';
import { useCallSlots } from './call-slots.ts';
import { ChatPanel } from './chat/ChatPanel.tsx';
import { DeviceDialog } from './devices/DeviceDialog.tsx';
import { PhotoDialog } from './photo/PhotoDialog.tsx';
import { QualityDialog } from './quality/QualityDialog.tsx';
import { CallControls } from './screens/CallControls.tsx';
import { CallHeader } from './screens/CallHeader.tsx';
import { CallNotices } from './screens/CallNotices.tsx';
import { CallOver } from './screens/CallOver.tsx';
import { CallStage } from './screens/CallStage.tsx';
import { DeviceProblems } from './screens/DeviceProblems.tsx';
import { SafetyDialog } from './screens/SafetyDialog.tsx';
import { SelfView } from './screens/SelfView.tsx';
import { ShortcutsDialog } from './screens/ShortcutsDialog.tsx';
import { usePanels } from './screens/use-panels.ts';
import { useShortcuts } from './screens/use-shortcuts.ts';
import { useTold } from './screens/use-told.ts';
import { ScreenPicker } from './share/ScreenPicker.tsx';
import { useVisit } from './use-visit.ts';
import './screens/video-call.css';
import './screens/call-notices.css';
import './screens/call-over.css';
import './screens/call-helps.css';
import './screens/call-controls.css';

/** The call's own screen, loaded when a call is opened: a function of the call's snapshot, one look per state. */
export default function VideoCall() {
  const { appointmentId } = useParams<{ appointmentId: string }>();
  const { snapshot } = useCall();
  const { t } = useTranslation('call');
  const { partnerName } = useVisit(appointmentId);
  const { state } = snapshot;
  const about = state.kind === 'starting' || state.kind === 'over' ? state.appointmentId : null;
  const isLeft = state.kind === 'elsewhere' && state.dismissed;
  if (state.kind === 'idle' || state.kind === 'waiting-room' || isLeft || (about !== null && about !== appointmentId)) {
    return <Redirect to={`/appointments/${appointmentId}`} replace />;
  }
  return (
    <main className="video-call" aria-label={t('withName', { name: partnerName })} data-state={state.kind}>
      <CallScreen appointmentId={appointmentId} />
    </main>
  );
}

/** A look for each state in which the call has the window to itself. */
export function CallScreen({ appointmentId }: { readonly appointmentId: string }) {
  const { state } = useCall().snapshot;
  const { partnerName } = useVisit(appointmentId);
  return state.kind === 'over' ? (
    <CallOver state={state} partnerName={partnerName} />
  ) : (
    <CallGoingOn appointmentId={appointmentId} name={partnerName} />
  );
}

function CallGoingOn({ appointmentId, name }: { readonly appointmentId: string; readonly name: string }) {
  const panels = usePanels();
  const { side, snapshot } = useCall();
  const { BesideCall, preload } = useCallSlots();
  const isTalking = snapshot.state.kind === 'talking';
  // Now: when the line is lost it is too late, and a request that waits out a cut takes long to come back.
  useEffect(() => {
    if (isTalking) preload(side);
  }, [isTalking, preload, side]);
  // True of the certificates of this attempt: another attempt is another code.
  const [compared, setCompared] = useState(false);
  // The picture's place stands first; what lies around it is drawn a moment later, in between the connection's own work.
  const around = useDeferredValue(true, false);
  useShortcuts(panels);
  useTold(name, panels.open === 'chat');
  return (
    <>
      <div className="call-main">
        <CallStage appointmentId={appointmentId} partnerName={name} />
        <div className="call-top">
          <CallHeader partnerName={name} panels={panels} compared={compared} />
          <CallNotices name={name} />
          <DeviceProblems />
        </div>
        {around && <SelfView />}
        {around && <CallControls panels={panels} />}
      </div>
      {panels.open === 'chat' && <ChatPanel appointmentId={appointmentId} name={name} onClose={panels.close} />}
      {panels.open === 'notes' && BesideCall !== null && (
        <BesideCall appointmentId={appointmentId} onClose={panels.close} />
      )}
      {panels.open === 'devices' && <DeviceDialog onClose={panels.close} />}
      {panels.open === 'quality' && <QualityDialog name={name} onClose={panels.close} />}
      {panels.open === 'shortcuts' && <ShortcutsDialog onClose={panels.close} />}
      {panels.open === 'safety' && (
        <SafetyDialog
          onClose={panels.close}
          onSame={() => {
            setCompared(true);
            panels.close();
          }}
        />
      )}
      {around && <ScreenPicker name={name} />}
      {around && <PhotoDialog name={name} />}
    </>
  );
}
