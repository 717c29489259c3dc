import { Camera, VideoOff } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { DeviceFault } from '../devices/DeviceFault.tsx';
import { DeviceSelect } from '../devices/DeviceSelect.tsx';
import type { OpenDevices } from '../devices/open-devices.ts';
import { OwnPicture } from '../screens/OwnPicture.tsx';
import { CheckCard, type CheckState } from './CheckCard.tsx';

/** The own picture, as the other side would see it, mirrored as one knows oneself. */
export function CameraCheck({ devices }: { readonly devices: OpenDevices }) {
  const { t } = useTranslation(['deviceCheck', 'call', 'waitingRoom']);
  const { camera, picture, problems } = devices.local;
  const state: CheckState = problems.video !== undefined ? 'fault' : camera === 'on' ? 'works' : 'trying';
  return (
    <CheckCard icon={Camera} title={t('call:devices.camera')} state={state}>
      <div className="check-picture">
        {picture ? (
          <OwnPicture stream={picture} label={t('waitingRoom:selfPicture')} className="check-video" />
        ) : (
          <VideoOff aria-hidden="true" />
        )}
      </div>
      <DeviceFault code={problems.video} part={devices.part} />
      <DeviceSelect kind="videoinput" devices={devices} labelUnseen />
    </CheckCard>
  );
}
