import { useEffect, useState } from 'react';
import type { UpdateStatus } from '#shared/ipc/bridge.ts';
import { usePlatform } from './services.tsx';

export interface Updates {
  /** Null until it is read. */
  readonly status: UpdateStatus | null;
  readonly checking: boolean;
  readonly check: () => void;
  readonly install: () => void;
  /** It rings or a call runs: not now. */
  readonly refused: boolean;
}

/** Newer versions of the app, as the host tells of them. */
export function useUpdates(): Updates {
  const platform = usePlatform();
  const [status, setStatus] = useState<UpdateStatus | null>(null);
  const [checking, setChecking] = useState(false);
  const [refused, setRefused] = useState(false);

  useEffect(() => {
    let gone = false;
    const take = (told: UpdateStatus): void => {
      if (gone) return;
      setStatus(told);
      setRefused(false);
    };
    const end = platform.listen('updates:changed', take);
    platform.invoke('updates:read').then(take, (caught: unknown) => console.error('Updates could not be read', caught));
    return () => {
      gone = true;
      end();
    };
  }, [platform]);

  const look = async (): Promise<void> => {
    setChecking(true);
    try {
      setStatus(await platform.invoke('updates:check'));
    } catch (caught) {
      console.error('Looking for an update failed', caught);
    } finally {
      setChecking(false);
    }
  };
  const restart = async (): Promise<void> => {
    setRefused(!(await platform.invoke('updates:install').catch(() => false)));
  };
  return { status, checking, check: () => void look(), install: () => void restart(), refused };
}
