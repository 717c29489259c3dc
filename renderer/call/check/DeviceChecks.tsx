import { useEffect, useEffectEvent } from 'react';
import type { DeviceCheck } from '#shared/domain/visit-records.ts';
import { useMe } from '../../app/services.tsx';
import { deviceFindings } from '../devices/device-findings.ts';
import type { OpenDevices } from '../devices/open-devices.ts';
import { CameraCheck } from './CameraCheck.tsx';
import { MicrophoneCheck } from './MicrophoneCheck.tsx';
import { NetworkCheck } from './NetworkCheck.tsx';
import { rememberFinding } from './remembered-check.ts';
import { SpeakerCheck } from './SpeakerCheck.tsx';
import './check.css';

interface DeviceChecksProps {
  readonly devices: OpenDevices;
  /** Something was found, and is remembered. */
  readonly onFound?: () => void;
}

/** What a call needs, one beside the other; what is found is remembered with its date. */
export function DeviceChecks({ devices, onFound }: DeviceChecksProps) {
  const me = useMe();
  const found = (finding: Partial<DeviceCheck>): void => {
    rememberFinding(me.id, finding, Date.now());
    onFound?.();
  };
  useOpened(devices, found);
  return (
    <div className="checks">
      <CameraCheck devices={devices} />
      <MicrophoneCheck devices={devices} onFound={(microphone) => found({ microphone })} />
      <SpeakerCheck devices={devices} onFound={(speaker) => found({ speaker })} />
      <NetworkCheck onFound={(network) => found({ network })} />
    </div>
  );
}

/** Whether camera and microphone open shows by itself; that a microphone hears is found by its own check. */
function useOpened({ local }: OpenDevices, onFound: (finding: Partial<DeviceCheck>) => void): void {
  const { camera, microphone } = deviceFindings(local);
  const tell = useEffectEvent(onFound);
  const { opening } = local;
  useEffect(() => {
    if (!opening && camera !== null) tell({ camera });
  }, [opening, camera]);
  useEffect(() => {
    if (!opening && microphone !== null && microphone !== 'ok') tell({ microphone });
  }, [opening, microphone]);
}
