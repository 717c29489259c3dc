import { useEffect, useState } from 'react';
import type { DesktopBridge, Settings, SettingsPatch } from '#shared/ipc/bridge.ts';
import { toFailure } from '#shared/errors/failure.ts';

export interface SettingsOfComputer {
  /** Null until they are read. */
  readonly settings: Settings | null;
  readonly error: unknown;
  readonly change: (patch: SettingsPatch) => void;
}

/** The settings of this computer; what changes them elsewhere is followed. */
export function useSettings(platform: DesktopBridge): SettingsOfComputer {
  const [settings, setSettings] = useState<Settings | null>(null);
  const [error, setError] = useState<unknown>(null);

  useEffect(() => {
    let gone = false;
    const take = (read: Settings): void => {
      if (!gone) setSettings(read);
    };
    const fail = (caught: unknown): void => {
      if (!gone) setError(toFailure(caught));
    };
    platform.invoke('settings:read').then(take, fail);
    const end = platform.listen('settings:changed', take);
    return () => {
      gone = true;
      end();
    };
  }, [platform]);

  const change = (patch: SettingsPatch): void => {
    setError(null);
    platform.invoke('settings:change', patch).then(setSettings, (caught: unknown) => setError(toFailure(caught)));
  };
  return { settings, error, change };
}
