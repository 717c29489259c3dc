import { useTranslation } from 'react-i18next';
import { Redirect, useParams } from 'wouter';
import { useCall } from './call-context.ts';
import { CallControls } from './screens/CallControls.tsx';
import { CallHeader } from './screens/CallHeader.tsx';
import { CallOver } from './screens/CallOver.tsx';
import { CallStage } from './screens/CallStage.tsx';
import { SelfView } from './screens/SelfView.tsx';
import { useVisit } from './use-visit.ts';
import './screens/video-call.css';

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
      {state.kind === 'over' ? (
        <CallOver state={state} partnerName={partnerName} />
      ) : (
        <>
          <CallStage partnerName={partnerName} />
          <CallHeader partnerName={partnerName} />
          <SelfView />
          <CallControls />
        </>
      )}
    </main>
  );
}
