import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDates } from '../../i18n/dates.ts';
import { Button } from '../../ui/Button.tsx';
import { Choice } from '../../ui/Choice.tsx';
import { daysFrom, daysShown, spanOf, type Day } from './slots.ts';

interface DayChoiceProps {
  readonly value: Day;
  readonly onChange: (day: Day) => void;
}

/** A week of days at a time. */
export function DayChoice({ value, onChange }: DayChoiceProps) {
  const { t } = useTranslation('booking');
  const dates = useDates();
  const days = daysFrom(dates.zone);
  const [turned, setTurned] = useState<{ readonly week: number; readonly for: Day } | null>(null);
  const weekOf = (day: Day) => Math.max(0, Math.floor(days.indexOf(day) / daysShown));
  // Turning the week is browsing; another day chosen elsewhere on the page comes into view by itself.
  const week = turned !== null && turned.for === value ? turned.week : weekOf(value);
  const shown = days.slice(week * daysShown, (week + 1) * daysShown);
  const turnTo = (next: number): void => setTurned({ week: next, for: value });

  return (
    <div className="booking-days">
      <Choice
        label={t('day')}
        value={value}
        onChange={onChange}
        options={shown.map((day) => {
          const { from } = spanOf(day, dates.zone);
          return {
            value: day,
            spoken: dates.day(from),
            content: (
              <span className="booking-day" aria-hidden="true">
                <span>{dates.weekday(from)}</span>
                <span className="booking-day-number numbers">{dates.dayOfMonth(from)}</span>
                <span>{dates.monthShort(from)}</span>
              </span>
            ),
          };
        })}
      />
      <div className="booking-weeks">
        <Button
          look="quiet"
          size="icon"
          aria-label={t('earlierDays')}
          isDisabled={week === 0}
          onPress={() => turnTo(week - 1)}
        >
          <ChevronLeft aria-hidden="true" />
        </Button>
        <Button
          look="quiet"
          size="icon"
          aria-label={t('laterDays')}
          isDisabled={(week + 1) * daysShown >= days.length}
          onPress={() => turnTo(week + 1)}
        >
          <ChevronRight aria-hidden="true" />
        </Button>
      </div>
    </div>
  );
}
