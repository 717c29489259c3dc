import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Meter } from '../../ui/Progress.tsx';
import { useCall } from '../call-context.ts';

/** The microphone's loudness: it moves when it hears, also while muted. */
export function LevelBar() {
  const { snapshot } = useCall();
  const { t } = useTranslation('call');
  const devices = snapshot.parts?.devices;
  const [level, setLevel] = useState(0);
  useEffect(() => devices?.hearLevel(setLevel), [devices]);
  const percent = Math.round(level * 100);
  return <Meter label={t('devices.level')} value={percent} valueLabel={t('quality.percent', { value: percent })} />;
}
