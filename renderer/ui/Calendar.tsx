import { toCalendarDate, type CalendarDate } from '@internationalized/date';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import {
  Calendar as AriaCalendar,
  CalendarCell,
  CalendarGrid,
  CalendarGridBody,
  CalendarGridHeader,
  CalendarHeaderCell,
} from 'react-aria-components/Calendar';
import { Button } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import { useDates } from '../i18n/dates.ts';
import './calendar.css';
import { FieldLocale } from './FieldLocale.tsx';

interface CalendarProps {
  readonly label: string;
  /** Null: no day chosen. */
  readonly value: CalendarDate | null;
  readonly onChange: (day: CalendarDate) => void;
  readonly min?: CalendarDate;
  readonly max?: CalendarDate;
  /** Days that can be seen but not chosen. */
  readonly isUnavailable?: (day: CalendarDate) => boolean;
}

/** A month of days. Arrow keys go by days and weeks, Page Up and Page Down by months. */
export function Calendar({ label, value, onChange, min, max, isUnavailable }: CalendarProps) {
  return (
    <FieldLocale>
      <AriaCalendar
        firstDayOfWeek="sun"
        className="calendar"
        aria-label={label}
        value={value}
        onChange={onChange}
        {...(min && { minValue: min })}
        {...(max && { maxValue: max })}
        {...(isUnavailable && { isDateUnavailable: (day) => isUnavailable(toCalendarDate(day)) })}
      >
        {({ state }) => <CalendarMonth month={state.visibleRange.start} />}
      </AriaCalendar>
    </FieldLocale>
  );
}

/** The inside of a calendar, also of the one that a date field opens. Words and digits are ours: the engine knows no Nepali. */
export function CalendarMonth({ month }: { readonly month: CalendarDate }) {
  const { t } = useTranslation('ui');
  const dates = useDates();
  return (
    <>
      <header className="calendar-head">
        <Button slot="previous" className="button button-quiet button-icon" aria-label={t('previousMonth')}>
          <ChevronLeft aria-hidden="true" />
        </Button>
        <p className="calendar-title" aria-live="polite">
          {dates.monthOf(month.toString())}
        </p>
        <Button slot="next" className="button button-quiet button-icon" aria-label={t('nextMonth')}>
          <ChevronRight aria-hidden="true" />
        </Button>
      </header>
      <CalendarGrid className="calendar-grid" weekdayStyle="short">
        <CalendarGridHeader>
          {(day) => <CalendarHeaderCell className="calendar-weekday">{dates.weekdayWord(day)}</CalendarHeaderCell>}
        </CalendarGridHeader>
        <CalendarGridBody>
          {(date) => (
            <CalendarCell
              date={date}
              className="calendar-day"
              render={(props) => <div {...props} aria-label={dates.dayOfDate(date.toString())} />}
            >
              {dates.digits(date.day)}
            </CalendarCell>
          )}
        </CalendarGridBody>
      </CalendarGrid>
    </>
  );
}
