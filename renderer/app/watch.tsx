import { useQueryClient } from '@tanstack/react-query';
import { createContext, useContext, useEffect, useState, type ReactNode } from 'react';
import type { WatchState } from '../backend/backend.ts';
import { queryKeys } from './query-keys.ts';
import { useBackend } from './services.tsx';

const WatchStateContext = createContext<WatchState>('live');

/** Whether changes arrive by themselves. */
export const useWatchState = (): WatchState => useContext(WatchStateContext);

/** What changes in the clinic is read again here; after any gap everything is, because changes may have been missed. */
export function WatchProvider({ children }: { readonly children: ReactNode }) {
  const backend = useBackend();
  const queries = useQueryClient();
  const [state, setState] = useState<WatchState>('catching-up');

  useEffect(() => {
    const outdated = (queryKey: readonly string[]) => void queries.invalidateQueries({ queryKey });
    let before: WatchState = 'live';
    return backend.watch({
      state(now) {
        setState(now);
        if (now === 'live' && before !== 'live') void queries.invalidateQueries();
        before = now;
      },
      appointments() {
        outdated(queryKeys.appointments);
        outdated(queryKeys.allSlots);
      },
      callSession() {
        outdated(queryKeys.appointments);
      },
      notifications() {
        outdated(queryKeys.notifications);
        // A summary that was shared or answered is told by one.
        outdated(queryKeys.allSummaries);
      },
    });
  }, [backend, queries]);

  return <WatchStateContext value={state}>{children}</WatchStateContext>;
}
