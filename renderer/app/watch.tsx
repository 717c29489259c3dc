import { useQueryClient } from '@tanstack/react-query';
import { createContext, useContext, useEffect, useState, type ReactNode } from 'react';
import type { WatchState } from '../backend/backend.ts';
import { queryKeys } from './query-keys.ts';
import { useBackend } from './services.tsx';

/** One press changes several rows: what they make outdated is read once, this long after the first of them, ms. */
const gatherMs = 150;

/** Runs `read` once for each key that was called outdated meanwhile. */
function gather(read: (queryKey: readonly string[]) => void) {
  const keys = new Map<string, readonly string[]>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const flush = () => {
    timer = undefined;
    const due = Array.from(keys.values());
    keys.clear();
    for (const key of due) read(key);
  };
  return {
    outdated(queryKey: readonly string[]) {
      keys.set(JSON.stringify(queryKey), queryKey);
      timer ??= setTimeout(flush, gatherMs);
    },
    end() {
      clearTimeout(timer);
    },
  };
}

const WatchStateContext = createContext<WatchState>('live');

/** Whether changes arrive by themselves. */
export const useWatchState = (): WatchState => useContext(WatchStateContext);

/** What changes in the clinic is read again here; after any gap everything is, because changes may have been missed. */
export function WatchProvider({ children }: { readonly children: ReactNode }) {
  const backend = useBackend();
  const queries = useQueryClient();
  const [state, setState] = useState<WatchState>('catching-up');

  useEffect(() => {
    const gathered = gather((queryKey) => void queries.invalidateQueries({ queryKey }));
    const outdated = (queryKey: readonly string[]) => gathered.outdated(queryKey);
    let before: WatchState = 'live';
    const unwatch = backend.watch({
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
    return () => {
      unwatch();
      gathered.end();
    };
  }, [backend, queries]);

  return <WatchStateContext value={state}>{children}</WatchStateContext>;
}
