import { Label } from 'react-aria-components/Label';
import { Meter as AriaMeter } from 'react-aria-components/Meter';
import { ProgressBar } from 'react-aria-components/ProgressBar';
import { useDates } from '../i18n/dates.ts';
import { Bar } from './Bar.tsx';

interface ProgressProps {
  readonly label: string;
  /** 0 to 100; null while nobody knows how long it takes. */
  readonly value: number | null;
}

/** Something that takes longer than two seconds. Below that a skeleton is enough. */
export function Progress({ label, value }: ProgressProps) {
  const { digits } = useDates();
  const valueLabel = value === null ? undefined : `${digits(Math.round(value))} %`;
  return (
    <ProgressBar
      className="progress"
      isIndeterminate={value === null}
      value={value ?? 0}
      {...(valueLabel !== undefined && { valueLabel })}
    >
      <div className="progress-head">
        <Label className="progress-label">{label}</Label>
        {valueLabel !== undefined && <span className="soft numbers">{valueLabel}</span>}
      </div>
      <Bar share={value === null ? null : value / 100} />
    </ProgressBar>
  );
}

interface MeterProps {
  readonly label: string;
  /** 0 to 100. */
  readonly value: number;
  /** In words, for who does not see the bar. */
  readonly valueLabel: string;
}

/** How much of something there is now, such as the loudness at the microphone. */
export function Meter({ label, value, valueLabel }: MeterProps) {
  return (
    <AriaMeter className="progress" value={value} valueLabel={valueLabel}>
      <Label className="progress-label">{label}</Label>
      <Bar share={value / 100} />
    </AriaMeter>
  );
}
