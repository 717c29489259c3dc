import { Phone, PhoneOff, Video } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Appointment } from '#shared/domain/records.ts';
import type { VisitActions } from '#shared/domain/visit-actions.ts';
import type { CallSessionActions } from '../../call/use-call-session.ts';
import { Button, ButtonLink } from '../../ui/Button.tsx';

interface CallControlsProps {
  readonly appointment: Appointment;
  readonly action: VisitActions['call'];
  readonly call: CallSessionActions;
}

/** The buttons of the call, as far as there is something to press. */
export function CallControls({ appointment, action, call }: CallControlsProps) {
  const { t } = useTranslation('appointments');
  switch (action) {
    case null:
      return null;
    case 'start':
      return (
        <Button
          // After a call it is its outcome that is asked for first.
          look={appointment.callStatus === 'ended' ? 'secondary' : 'primary'}
          isPending={call.state.kind === 'starting'}
          onPress={() => call.startCall(appointment.id)}
        >
          <Video aria-hidden="true" />
          {call.state.kind === 'starting' ? t('action.starting') : t('action.start')}
        </Button>
      );
    case 'join':
      return (
        <>
          <Button look="primary" isPending={call.state.kind === 'joining'} onPress={() => call.joinCall()}>
            <Video aria-hidden="true" />
            {call.state.kind === 'joining' ? t('action.joining') : t('action.join')}
          </Button>
          <Button onPress={() => call.declineCall()}>{t('action.decline')}</Button>
        </>
      );
    case 'resume':
      return (
        <>
          {call.state.kind === 'resumable' ? (
            <Button look="primary" onPress={() => call.joinCall()}>
              <Phone aria-hidden="true" />
              {t('action.resume')}
            </Button>
          ) : (
            <ButtonLink look="primary" href={`#/call/${appointment.id}`}>
              <Phone aria-hidden="true" />
              {t('action.resume')}
            </ButtonLink>
          )}
          <Button look="danger" onPress={() => call.endCall()}>
            <PhoneOff aria-hidden="true" />
            {t('action.end')}
          </Button>
        </>
      );
  }
}
