import { useEffect, useState } from 'react';
import { BackgroundPart } from './BackgroundPart.tsx';
import { lazyScreen } from './lazy-screen.tsx';
import { useBackend, usePlatform } from './services.tsx';

const IdleDialog = lazyScreen(() => import('./IdleDialog.tsx'));

/** Says that the person will be signed out for being away, and does it. The host watches the keyboard and the pointer. */
export function IdleWarning() {
  const platform = usePlatform();
  const { account } = useBackend();
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
    <BackgroundPart>
      <IdleDialog secondsLeft={secondsLeft} onStay={stay} />
    </BackgroundPart>
  );
}
