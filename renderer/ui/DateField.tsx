import type { CalendarDate } from '@internationalized/date';
import { CalendarDays } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { Calendar } from 'react-aria-components/Calendar';
import { DatePicker } from 'react-aria-components/DatePicker';
import { Dialog } from 'react-aria-components/Dialog';
import { FieldError } from 'react-aria-components/FieldError';
import { Group } from 'react-aria-components/Group';
import { Label } from 'react-aria-components/Label';
import { Popover } from 'react-aria-components/Popover';
import { Text } from 'react-aria-components/Text';
import { useTranslation } from 'react-i18next';
import { CalendarMonth } from './Calendar.tsx';
import { DateSegments } from './DateSegments.tsx';
import './field.css';
import { FieldLocale } from './FieldLocale.tsx';
import './popover.css';

interface DateFieldProps {
  readonly label: string;
  readonly value: CalendarDate | null;
  readonly onChange: (day: CalendarDate | null) => void;
  readonly help?: string;
  readonly error?: string | undefined;
  readonly min?: CalendarDate;
  readonly max?: CalendarDate;
  readonly disabled?: boolean;
}

/** A day, typed in parts or taken from the calendar behind the button. */
export function DateField({ label, value, onChange, help, error, min, max, disabled = false }: DateFieldProps) {
  const { t } = useTranslation('ui');
  return (
    <FieldLocale>
      <DatePicker
        className="field"
        value={value}
        onChange={onChange}
        isDisabled={disabled}
        isInvalid={error !== undefined}
        validationBehavior="aria"
        shouldForceLeadingZeros
        {...(min && { minValue: min })}
        {...(max && { maxValue: max })}
      >
        <Label className="field-label">{label}</Label>
        <Group className="field-input date-input">
          <DateSegments className="date-segments" />
          <Button className="button button-quiet button-icon" aria-label={t('openCalendar')}>
            <CalendarDays aria-hidden="true" />
          </Button>
        </Group>
        {help !== undefined && (
          <Text slot="description" className="field-help">
            {help}
          </Text>
        )}
        <FieldError className="field-error">{error}</FieldError>
        <Popover className="popover" offset={6}>
          <Dialog className="popover-content">
            <Calendar className="calendar" firstDayOfWeek="sun">
              {({ state }) => <CalendarMonth month={state.visibleRange.start} />}
            </Calendar>
          </Dialog>
        </Popover>
      </DatePicker>
    </FieldLocale>
  );
}
