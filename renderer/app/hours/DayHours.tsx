import { parseTime, Time } from '@internationalized/date';
import { Plus, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { TimeField } from '../../ui/TimeField.tsx';
import { problemOf, type HoursRange } from './hours-draft.ts';

interface DayHoursProps {
  readonly weekday: number;
  readonly name: string;
  /** Of the whole week. */
  readonly ranges: readonly HoursRange[];
  /** Whether what is wrong is said already. */
  readonly checked: boolean;
  readonly onChange: (ranges: readonly HoursRange[]) => void;
}

const midnight = '24:00';
const timeOf = (text: string): Time | null =>
  text === '' ? null : text === midnight ? new Time(0, 0) : parseTime(text);
const textOf = (time: Time | null): string => (time === null ? '' : time.toString().slice(0, 5));

/** The hours of one weekday: none, or one range after the other. */
export function DayHours({ weekday, name, ranges, checked, onChange }: DayHoursProps) {
  const { t } = useTranslation('hours');
  const own = ranges.filter((range) => range.weekday === weekday);
  const change = (key: string, to: Partial<HoursRange>): void =>
    onChange(ranges.map((range) => (range.key === key ? { ...range, ...to } : range)));
  const add = (): void =>
    onChange([...ranges, { key: crypto.randomUUID(), weekday, from: own.at(-1)?.until ?? '09:00', until: '' }]);
  return (
    <fieldset className="hours-day">
      <legend>{name}</legend>
      <div className="hours-ranges">
        {own.length === 0 && <p className="soft">{t('closed')}</p>}
        {own.map((range) => {
          const problem = problemOf(range, ranges);
          const said = problem === null || (problem === 'incomplete' && !checked) ? undefined : t(`problem.${problem}`);
          return (
            <div key={range.key} className="hours-range">
              <TimeField
                label={t('from')}
                value={timeOf(range.from)}
                onChange={(time) => change(range.key, { from: textOf(time) })}
              />
              <TimeField
                label={t('until')}
                value={timeOf(range.until)}
                onChange={(time) => {
                  const until = textOf(time);
                  change(range.key, { until: until === '00:00' ? midnight : until });
                }}
                error={said}
              />
              <IconButton
                icon={X}
                label={t('remove', { day: name })}
                onPress={() => onChange(ranges.filter((each) => each.key !== range.key))}
              />
            </div>
          );
        })}
      </div>
      <Button size="small" look="quiet" aria-label={t('addTo', { day: name })} onPress={add}>
        <Plus aria-hidden="true" />
        {t('add')}
      </Button>
    </fieldset>
  );
}
