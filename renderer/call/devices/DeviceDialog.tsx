import { useTranslation } from 'react-i18next';
import { Dialog } from '../../ui/Dialog.tsx';
import { DeviceFault } from './DeviceFault.tsx';
import { DeviceSelect } from './DeviceSelect.tsx';
import { LevelBar } from './LevelBar.tsx';
import { useCallDevices } from './open-devices.ts';

/** Which camera, microphone and speaker; a change takes effect at once, the call goes on. */
export function DeviceDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('call');
  const devices = useCallDevices();
  const { problems } = devices.local;
  return (
    <Dialog title={t('devices.title')} onClose={onClose}>
      <DeviceSelect kind="videoinput" devices={devices} />
      <DeviceFault code={problems.video} part={devices.part} />
      <DeviceSelect kind="audioinput" devices={devices} />
      <DeviceFault code={problems.audio} part={devices.part} />
      <LevelBar part={devices.part} />
      <DeviceSelect kind="audiooutput" devices={devices} />
    </Dialog>
  );
}
