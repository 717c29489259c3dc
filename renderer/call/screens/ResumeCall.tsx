import { Dialog } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button.tsx';
import { useCall } from '../call-context.ts';
import { useCallSession } from '../use-call-session.ts';
import { useVisit } from '../use-visit.ts';
import './incoming-call.css';

/** After a restart: the call this device was in is still live. */
export function ResumeCall() {
  const { snapshot, dispatch } = useCall();
  const { joinCall, endCall, moveCallHere } = useCallSession();
  const { t } = useTranslation('call');
  const { state } = snapshot;
  const session = state.kind === 'resumable' || (state.kind === 'elsewhere' && !state.dismissed) ? state.session : null;
  const { partnerName } = useVisit(session?.appointmentId ?? null);
  if (session === null) return null;
  return (
    <ModalOverlay isOpen isKeyboardDismissDisabled className="ring-overlay">
      <Modal className="ring">
        <Dialog role="alertdialog" className="ring-dialog">
          <Heading slot="title" className="ring-title">
            {state.kind === 'resumable' ? t('resume.title', { name: partnerName }) : t('elsewhere.title')}
          </Heading>
          <p className="ring-body">{state.kind === 'resumable' ? t('resume.body') : t('elsewhere.body')}</p>
          <div className="ring-actions">
            {state.kind === 'resumable' ? (
              <>
                <Button look="primary" wide onPress={joinCall}>
                  {t('resume.back')}
                </Button>
                <Button wide onPress={endCall}>
                  {t('resume.end')}
                </Button>
              </>
            ) : (
              <>
                <Button look="primary" wide onPress={moveCallHere}>
                  {t('elsewhere.move')}
                </Button>
                <Button
                  wide
                  onPress={() => {
                    dispatch({ type: 'dismissed' });
                  }}
                >
                  {t('elsewhere.close')}
                </Button>
              </>
            )}
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
