import { Phone, PhoneOff, RotateCcw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button.tsx';
import { useCall } from '../call-context.ts';
import { useCallSession } from '../use-call-session.ts';

/** The connection did not come back: what each side can do, large and in the middle. */
export function LostActions() {
  const { side, dispatch } = useCall();
  const { endCall } = useCallSession();
  const { t } = useTranslation('call');
  return (
    <div className="lost-actions">
      {side === 'doctor' && (
        <>
          <Button look="primary" onPress={() => dispatch({ type: 'try-again-pressed' })}>
            <RotateCcw aria-hidden="true" /> {t('lost.again')}
          </Button>
          <Button onPress={() => dispatch({ type: 'continue-by-phone-pressed' })}>
            <Phone aria-hidden="true" /> {t('lost.phone')}
          </Button>
        </>
      )}
      <Button onPress={endCall}>
        <PhoneOff aria-hidden="true" /> {side === 'doctor' ? t('lost.end') : t('lost.leave')}
      </Button>
    </div>
  );
}
