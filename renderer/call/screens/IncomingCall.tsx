import { Clock, PhoneOff, Video } from 'lucide-react';
import { useEffect } from 'react';
import { Dialog } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { useTranslation } from 'react-i18next';
import { usePlatform } from '../../app/services.tsx';
import { Button } from '../../ui/Button.tsx';
import { useCall } from '../call-context.ts';
import { startRingTone } from '../ring-tone.ts';
import { useCallSession } from '../use-call-session.ts';
import { useNow } from '../use-now.ts';
import { useVisit } from '../use-visit.ts';
import './incoming-call.css';

/** The ring, over whatever the patient is doing. Only an answer or its end closes it. */
export function IncomingCall() {
  const { snapshot, serverNow } = useCall();
  const platform = usePlatform();
  const { joinCall, declineCall, askForTwoMinutes } = useCallSession();
  const { t } = useTranslation(['call', 'errors', 'dates']);
  const { state } = snapshot;
  const ringing = state.kind === 'ringing';
  const { partnerName } = useVisit(ringing ? state.session.appointmentId : null);
  const now = useNow(serverNow, ringing);

  // On the desktop the ring window sounds, also while this one is hidden.
  const sounds = ringing && platform.host.kind === 'browser';
  useEffect(() => (sounds ? startRingTone() : undefined), [sounds]);

  if (!ringing) return null;
  const secondsLeft = Math.max(0, Math.ceil((state.session.ringExpiresAt - now) / 1_000));
  return (
    <ModalOverlay isOpen isKeyboardDismissDisabled className="ring-overlay">
      <Modal className="ring">
        <Dialog role="alertdialog" className="ring-dialog">
          <div className="ring-pulse" aria-hidden="true">
            <Video />
          </div>
          <Heading slot="title" className="ring-title">
            {t('ring.title', { name: partnerName })}
          </Heading>
          <p className="ring-body">{t('ring.body')}</p>
          {state.problem !== null && (
            <p className="ring-problem" role="alert">
              {t(`errors:${state.problem}.title`)} {t(`errors:${state.problem}.remedy`)}
            </p>
          )}
          <div className="ring-actions">
            <Button look="primary" wide onPress={joinCall}>
              <Video aria-hidden="true" /> {t('ring.join')}
            </Button>
            {state.session.patientBackAt === null && (
              <Button wide onPress={askForTwoMinutes}>
                <Clock aria-hidden="true" /> {t('ring.twoMinutes')}
              </Button>
            )}
            <Button wide onPress={declineCall}>
              <PhoneOff aria-hidden="true" /> {t('ring.notNow')}
            </Button>
          </div>
          <p className="ring-countdown">{t('ring.secondsLeft', { count: secondsLeft })}</p>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
