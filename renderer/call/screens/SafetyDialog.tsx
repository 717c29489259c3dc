import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { safetyCode } from '#shared/domain/call/safety-code.ts';
import { sessionOf } from '#shared/domain/call/state.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { useCall } from '../call-context.ts';
import { useCallSession } from '../use-call-session.ts';

/** The code of this connection, from both certificates; null while there is none. */
function useSafetyCode(): readonly string[] | null {
  const { snapshot } = useCall();
  const session = sessionOf(snapshot.state);
  const [code, setCode] = useState<readonly string[] | null>(null);
  const doctor = session?.doctorSignaling ?? null;
  const patient = session?.patientSignaling ?? null;
  useEffect(() => {
    let gone = false;
    const read = async () => {
      const made = doctor && patient ? await safetyCode(doctor, patient) : null;
      if (!gone) setCode(made);
    };
    read().catch((caught: unknown) => console.error('The safety code could not be computed', caught));
    return () => {
      gone = true;
    };
  }, [doctor, patient]);
  return code;
}

interface SafetyDialogProps {
  readonly onClose: () => void;
  /** Both read the same. */
  readonly onSame: () => void;
}

/** Numbers both read to each other: the same on both screens exactly when nobody sits between. */
export function SafetyDialog({ onClose, onSame }: SafetyDialogProps) {
  const { t } = useTranslation('call');
  const { endCall } = useCallSession();
  const code = useSafetyCode();
  const [differs, setDiffers] = useState(false);
  if (differs) {
    return (
      <Dialog
        role="alertdialog"
        title={t('safety.differTitle')}
        onClose={onClose}
        actions={
          <>
            <Button onPress={() => setDiffers(false)}>{t('safety.title')}</Button>
            <Button look="danger" onPress={endCall}>
              {t('controls.end')}
            </Button>
          </>
        }
      >
        <Banner tone="danger">{t('safety.differHelp')}</Banner>
      </Dialog>
    );
  }
  return (
    <Dialog
      title={t('safety.title')}
      onClose={onClose}
      actions={
        code && (
          <>
            <Button onPress={() => setDiffers(true)}>{t('safety.differ')}</Button>
            <Button look="primary" onPress={onSame}>
              {t('safety.same')}
            </Button>
          </>
        )
      }
    >
      <p className="safety-help">{code ? t('safety.help') : t('safety.none')}</p>
      {code && (
        <p className="safety-code">
          <span className="unseen">{t('safety.code', { code: code.join(' ') })}</span>
          {code.map((group, index) => (
            <span key={`${String(index)} ${group}`} aria-hidden="true">
              {group}
            </span>
          ))}
        </p>
      )}
    </Dialog>
  );
}
