import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeviceKind } from '#shared/ipc/bridge.ts';
import { usePlatform } from '../../app/services.tsx';
import { Button } from '../../ui/Button.tsx';
import { useCall } from '../call-context.ts';

/** The systems that have a page of their settings for it. */
const systemsWithPage: ReadonlySet<string> = new Set(['darwin', 'win32']);

/**
 * Leads to the system's own switch for a device it refuses, and tries the device again when the person comes back from there.
 */
export function DeviceSettings({ kind }: { readonly kind: DeviceKind }) {
  const platform = usePlatform();
  const { t } = useTranslation('call');
  const { setCamera, setMicrophone } = useCall();
  const hasPage = systemsWithPage.has(platform.host.platform);

  useEffect(() => {
    if (!hasPage) return undefined;
    const look = async (): Promise<void> => {
      if ((await platform.invoke('devices:status', { kind })) !== 'granted') return;
      if (kind === 'camera') setCamera(true);
      else setMicrophone(true);
    };
    const again = (): void => {
      look().catch((caught: unknown) => console.error('The system did not say whether the device is allowed', caught));
    };
    window.addEventListener('focus', again);
    return () => window.removeEventListener('focus', again);
  }, [platform, kind, hasPage, setCamera, setMicrophone]);

  if (!hasPage) return null;
  return (
    <Button look="secondary" size="small" onPress={() => void platform.invoke('devices:open-settings', { kind })}>
      {t('controls.openSettings')}
    </Button>
  );
}
