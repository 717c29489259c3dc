import { Volume2 } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeviceFinding } from '#shared/domain/visit-records.ts';
import { Button } from '../../ui/Button.tsx';
import { DeviceSelect } from '../devices/DeviceSelect.tsx';
import { Fault } from '../devices/Fault.tsx';
import type { OpenDevices } from '../devices/open-devices.ts';
import { CheckCard, type CheckState } from './CheckCard.tsx';
import { playTestTone } from './test-tone.ts';

type Step = 'ask' | 'playing' | 'question' | 'heard' | 'not-heard' | 'failed';

const states: Readonly<Record<Step, CheckState>> = {
  ask: 'asks',
  playing: 'trying',
  question: 'asks',
  heard: 'works',
  'not-heard': 'fault',
  failed: 'fault',
};

interface SpeakerCheckProps {
  readonly devices: OpenDevices;
  readonly onFound: (found: DeviceFinding) => void;
}

/** Only the person can tell whether a sound was heard: it is played, and they are asked. */
export function SpeakerCheck({ devices, onFound }: SpeakerCheckProps) {
  const { t } = useTranslation(['deviceCheck', 'call']);
  const [step, setStep] = useState<Step>('ask');
  const play = async (): Promise<void> => {
    setStep('playing');
    try {
      await playTestTone(devices.shown?.speaker.id ?? '');
      setStep('question');
    } catch {
      setStep('failed');
      onFound('missing');
    }
  };
  const answer = (heard: boolean): void => {
    setStep(heard ? 'heard' : 'not-heard');
    onFound(heard ? 'ok' : 'weak');
  };
  return (
    <CheckCard icon={Volume2} title={t('call:devices.speaker')} state={states[step]}>
      <DeviceSelect kind="audiooutput" devices={devices} labelUnseen />
      {step === 'not-heard' && <Fault code="speaker_not_heard" />}
      {step === 'failed' && <Fault code="speaker_failed" />}
      {step === 'question' ? (
        <Question onAnswer={answer} />
      ) : (
        <div className="row">
          <Button isPending={step === 'playing'} onPress={() => void play()}>
            {step === 'ask' || step === 'playing' ? t('speaker.play') : t('speaker.playAgain')}
          </Button>
        </div>
      )}
    </CheckCard>
  );
}

/** Takes the focus of the button that went away: it is read out, and the answers come next. */
function Question({ onAnswer }: { readonly onAnswer: (heard: boolean) => void }) {
  const { t } = useTranslation('deviceCheck');
  const words = useRef<HTMLParagraphElement>(null);
  useEffect(() => words.current?.focus(), []);
  return (
    <div className="row">
      <p ref={words} tabIndex={-1}>
        {t('speaker.question')}
      </p>
      <Button look="primary" onPress={() => onAnswer(true)}>
        {t('speaker.yes')}
      </Button>
      <Button onPress={() => onAnswer(false)}>{t('speaker.no')}</Button>
    </div>
  );
}
