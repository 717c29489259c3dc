import { useCallback, useSyncExternalStore } from 'react';
import { digitsOf } from '#shared/digits.ts';

/**
 * The time in whole seconds, as ms; re-renders once a second while `running`, for clocks and countdowns.
 * @param read The clock, ms since 1970.
 */
export function useNow(read: () => number, running: boolean): number {
  const subscribe = useCallback(
    (changed: () => void) => {
      if (!running) return () => undefined;
      // Four looks a second keep the shown second within a quarter of the true one.
      const interval = setInterval(changed, 250);
      return () => {
        clearInterval(interval);
      };
    },
    [running],
  );
  return useSyncExternalStore(subscribe, () => Math.floor(read() / 1_000) * 1_000);
}

/** "04:12", or "1:04:12" from an hour on. @param elapsedMs ms @param digits of the language, from zero on */
export function clockText(elapsedMs: number, digits: string): string {
  const seconds = Math.max(0, Math.floor(elapsedMs / 1_000));
  const pad = (value: number) => String(value).padStart(2, '0');
  const hours = Math.floor(seconds / 3_600);
  const rest = `${pad(Math.floor(seconds / 60) % 60)}:${pad(seconds % 60)}`;
  return digitsOf(digits, hours > 0 ? `${String(hours)}:${rest}` : rest);
}
