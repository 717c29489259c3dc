import { Mic } from 'lucide-react';
import { useEffect, useEffectEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeviceFinding } from '#shared/domain/visit-records.ts';
import { DeviceFault } from '../devices/DeviceFault.tsx';
import { DeviceSelect } from '../devices/DeviceSelect.tsx';
import { Fault } from '../devices/Fault.tsx';
import { LevelBar } from '../devices/LevelBar.tsx';
import type { OpenDevices } from '../devices/open-devices.ts';
import { isSpeaking, remember } from '../devices/speaking.ts';
import { CheckCard, type CheckState } from './CheckCard.tsx';

/** So long somebody has to say a few words before the silence is called a fault, ms. */
const patienceMs = 12_000;

interface MicrophoneCheckProps {
  readonly devices: OpenDevices;
  readonly onFound: (found: DeviceFinding) => void;
}

/** The bar must move: only a voice that arrives proves a microphone. */
export function MicrophoneCheck({ devices, onFound }: MicrophoneCheckProps) {
  const { t } = useTranslation(['deviceCheck', 'call']);
  const { local, part } = devices;
  const problem = local.problems.audio;
  // Another microphone has to be heard anew.
  const heard = useVoice(local.microphone === 'on' ? part : null, local.devices.audio?.id ?? '');
  const tell = useEffectEvent(onFound);
  useEffect(() => {
    if (heard === 'voice') tell('ok');
    if (heard === 'silence') tell('weak');
  }, [heard]);

  const state: CheckState =
    problem !== undefined || heard === 'silence'
      ? 'fault'
      : heard === 'voice'
        ? 'works'
        : local.microphone === 'on'
          ? 'asks'
          : 'trying';
  return (
    <CheckCard icon={Mic} title={t('call:devices.microphone')} state={state}>
      <p className="soft">{heard === 'voice' ? t('microphone.heard') : t('microphone.speak')}</p>
      <LevelBar part={part} />
      <DeviceFault code={problem} part={part} />
      {problem === undefined && heard === 'silence' && <Fault code="microphone_silent" />}
      <DeviceSelect kind="audioinput" devices={devices} labelUnseen />
    </CheckCard>
  );
}

type Heard = 'nothing-yet' | 'voice' | 'silence';

/** What was heard of this microphone so far; silence is taken back by a voice. */
function useVoice(part: OpenDevices['part'], deviceId: string): Heard {
  const [known, setKnown] = useState<{ readonly deviceId: string; readonly heard: Heard } | null>(null);
  useEffect(() => {
    if (part === null) return undefined;
    let levels: readonly number[] = [];
    const silence = setTimeout(() => setKnown({ deviceId, heard: 'silence' }), patienceMs);
    const end = part.hearLevel((level) => {
      levels = remember(levels, level);
      if (!isSpeaking(levels)) return;
      clearTimeout(silence);
      setKnown({ deviceId, heard: 'voice' });
      end();
    });
    return () => {
      clearTimeout(silence);
      end();
    };
  }, [part, deviceId]);
  return known?.deviceId === deviceId ? known.heard : 'nothing-yet';
}
