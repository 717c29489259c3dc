import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useDates } from '../i18n/dates.ts';
import { useBackend, usePlatform } from './services.tsx';
import { useWatchState } from './watch.tsx';

/** How often "ready" is proven anew, ms. The host believes it for a little more than twice as long. */
const proveEveryMs = 30_000;

/**
 * Tells the host whether this computer can be rung: changes arrive (Realtime), and the clinic's database has answered a question
 * within the last half minute. Neither alone is proof of the other.
 */
export function usePresence(): void {
  const platform = usePlatform();
  const { calls } = useBackend();
  const watchState = useWatchState();
  const { t } = useTranslation('app');
  const dates = useDates();
  const provenAt = useRef<number | null>(null);

  useEffect(() => {
    let over = false;
    const unreachable = (): void => {
      const { current } = provenAt;
      const reason =
        current === null ? t('presence.connecting') : t('presence.lostSince', { time: dates.time(current) });
      if (!over) void platform.invoke('presence:report', { state: 'unreachable', reason });
    };
    const ready = (): void => {
      if (over) return;
      provenAt.current = Date.now();
      void platform.invoke('presence:report', { state: 'ready' });
    };
    if (watchState !== 'live') {
      unreachable();
      return undefined;
    }
    const prove = (): void => void calls.clockOffset().then(ready, unreachable);
    prove();
    const timer = setInterval(prove, proveEveryMs);
    return () => {
      over = true;
      clearInterval(timer);
    };
  }, [platform, calls, watchState, t, dates]);
}
