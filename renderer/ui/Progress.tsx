import { useId } from 'react';
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
  const labelId = useId();
  const said = value === null ? null : `${digits(Math.round(value))} %`;
  return (
    <div className="progress">
      <div className="progress-head">
        <span id={labelId} className="progress-label">
          {label}
        </span>
        {said !== null && <span className="soft numbers">{said}</span>}
      </div>
      <progress
        className="unseen"
        aria-labelledby={labelId}
        max={100}
        // Without a value it is one of which nobody knows how long it takes.
        {...(value !== null && { value })}
        {...(said !== null && { 'aria-valuetext': said })}
      />
      <Bar share={value === null ? null : value / 100} />
    </div>
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
  const labelId = useId();
  return (
    <div className="progress">
      <span id={labelId} className="progress-label">
        {label}
      </span>
      <meter className="unseen" aria-labelledby={labelId} aria-valuetext={valueLabel} max={100} value={value} />
      <Bar share={value / 100} />
    </div>
  );
}
