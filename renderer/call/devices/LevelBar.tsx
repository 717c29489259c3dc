import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Meter } from '../../ui/Progress.tsx';
import type { OpenDevices } from './open-devices.ts';

/** The microphone's loudness: it moves when it hears, also while muted. */
export function LevelBar({ part }: Pick<OpenDevices, 'part'>) {
  const { t } = useTranslation('call');
  const [level, setLevel] = useState(0);
  useEffect(() => part?.hearLevel(setLevel), [part]);
  const percent = Math.round(level * 100);
  return <Meter label={t('devices.level')} value={percent} valueLabel={t('quality.percent', { value: percent })} />;
}
