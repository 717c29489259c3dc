import { useTranslation } from 'react-i18next';
import type { DeviceCode } from '#shared/errors/codes.ts';
import { Button } from '../../ui/Button.tsx';
import { DeviceSettings } from '../screens/DeviceSettings.tsx';
import { Fault } from './Fault.tsx';
import type { OpenDevices } from './open-devices.ts';

/** What a switch in the system's settings may mend. */
const refused = /_refused(?:_by_system)?$/;

interface DeviceFaultProps {
  /** Undefined: nothing is wrong, and nothing is shown. */
  readonly code: DeviceCode | undefined;
  readonly part: OpenDevices['part'];
}

/** Why a device cannot be used, with the way to the system's switch, and the device tried again. */
export function DeviceFault({ code, part }: DeviceFaultProps) {
  const { t } = useTranslation('call');
  if (code === undefined) return null;
  const kind = code.startsWith('camera') ? 'camera' : 'microphone';
  const retry = (): void => part?.retry(kind);
  return (
    <Fault
      code={code}
      actions={
        <span className="fault-actions">
          {refused.test(code) && <DeviceSettings kind={kind} onAllowed={retry} />}
          <Button size="small" onPress={retry}>
            {t('devices.tryAgain')}
          </Button>
        </span>
      }
    />
  );
}
