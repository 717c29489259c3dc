import { Mic, MicOff, Phone, PhoneOff, RotateCcw, Video, VideoOff } from 'lucide-react';
import type { ReactNode } from 'react';
import { ToggleButton } from 'react-aria-components/ToggleButton';
import { Toolbar } from 'react-aria-components/Toolbar';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button.tsx';
import { useCall } from '../call-context.ts';
import { useCallSession } from '../use-call-session.ts';

interface SwitchProps {
  readonly on: boolean;
  readonly label: string;
  readonly children: ReactNode;
  readonly change: (on: boolean) => void;
}

function DeviceSwitch({ on, label, change, children }: SwitchProps) {
  return (
    <ToggleButton
      className="call-switch"
      isSelected={!on}
      onChange={(off) => {
        change(!off);
      }}
      aria-label={label}
    >
      {children}
      <span aria-hidden="true">{label}</span>
    </ToggleButton>
  );
}

/** Microphone, camera, end: always there, also while the connection is not. */
export function CallControls() {
  const { snapshot, side, dispatch, setMicrophone, setCamera } = useCall();
  const { endCall } = useCallSession();
  const { t } = useTranslation('call');
  const microphoneOn = snapshot.local.microphone === 'on';
  const cameraOn = snapshot.local.camera === 'on';
  return (
    <Toolbar className="call-controls" aria-label={t('controls.label')}>
      <DeviceSwitch
        on={microphoneOn}
        change={setMicrophone}
        label={microphoneOn ? t('controls.mute') : t('controls.unmute')}
      >
        {microphoneOn ? <Mic aria-hidden="true" /> : <MicOff aria-hidden="true" />}
      </DeviceSwitch>
      <DeviceSwitch
        on={cameraOn}
        change={setCamera}
        label={cameraOn ? t('controls.cameraOff') : t('controls.cameraOn')}
      >
        {cameraOn ? <Video aria-hidden="true" /> : <VideoOff aria-hidden="true" />}
      </DeviceSwitch>
      {snapshot.state.kind === 'lost' && side === 'doctor' && (
        <>
          <Button
            look="primary"
            onPress={() => {
              dispatch({ type: 'try-again-pressed' });
            }}
          >
            <RotateCcw aria-hidden="true" /> {t('controls.tryAgain')}
          </Button>
          <Button
            onPress={() => {
              dispatch({ type: 'continue-by-phone-pressed' });
            }}
          >
            <Phone aria-hidden="true" /> {t('controls.byPhone')}
          </Button>
        </>
      )}
      <Button look="danger" onPress={endCall}>
        <PhoneOff aria-hidden="true" /> {t('controls.end')}
      </Button>
    </Toolbar>
  );
}
