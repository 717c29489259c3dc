import { useEffect, useEffectEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeviceKind } from '#shared/ipc/bridge.ts';
import { usePlatform } from '../../app/services.tsx';
import { Button } from '../../ui/Button.tsx';

/** The systems that have a page of their settings for it. */
const systemsWithPage: ReadonlySet<string> = new Set(['darwin', 'win32']);

interface DeviceSettingsProps {
  readonly kind: DeviceKind;
  /** The person is back and the system allows the device now. */
  readonly onAllowed: () => void;
}

/**
 * Leads to the system's own switch for a device it refuses, and tries the device again when the person comes back from there.
 */
export function DeviceSettings({ kind, onAllowed }: DeviceSettingsProps) {
  const platform = usePlatform();
  const { t } = useTranslation('call');
  const hasPage = systemsWithPage.has(platform.host.platform);
  const allowed = useEffectEvent(onAllowed);

  useEffect(() => {
    if (!hasPage) return undefined;
    const look = async (): Promise<void> => {
      if ((await platform.invoke('devices:status', { kind })) === 'granted') allowed();
    };
    const again = (): void => {
      look().catch((caught: unknown) => console.error('The system did not say whether the device is allowed', caught));
    };
    window.addEventListener('focus', again);
    return () => window.removeEventListener('focus', again);
  }, [platform, kind, hasPage]);

  if (!hasPage) return null;
  return (
    <Button look="secondary" size="small" onPress={() => void platform.invoke('devices:open-settings', { kind })}>
      {t('controls.openSettings')}
    </Button>
  );
}
