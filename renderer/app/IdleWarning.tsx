import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { useBackend, usePlatform } from './services.tsx';

/** Says that the person will be signed out for being away, and does it. The host watches the keyboard and the pointer. */
export function IdleWarning() {
  const platform = usePlatform();
  const { account } = useBackend();
  const { t } = useTranslation('app');
  const [secondsLeft, setSecondsLeft] = useState<number | null>(null);

  useEffect(() => platform.listen('session:idle', (idle) => setSecondsLeft(idle.secondsLeft)), [platform]);
  useEffect(
    () =>
      platform.listen('session:sign-out', () => {
        setSecondsLeft(null);
        account.signOut('away').catch((caught: unknown) => console.error('Signing out for being away failed', caught));
      }),
    [platform, account],
  );

  if (secondsLeft === null) return null;
  // Pressing is being there: the host sees it too and takes the warning back.
  const stay = (): void => setSecondsLeft(null);
  return (
    <Dialog
      role="alertdialog"
      title={t('idle.title')}
      onClose={stay}
      actions={
        <Button look="primary" onPress={stay}>
          {t('idle.stay')}
        </Button>
      }
    >
      <p>{t('idle.text', { count: secondsLeft })}</p>
    </Dialog>
  );
}
