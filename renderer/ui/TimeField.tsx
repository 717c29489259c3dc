import type { Time } from '@internationalized/date';
import { FieldError } from 'react-aria-components/FieldError';
import { Label } from 'react-aria-components/Label';
import { Text } from 'react-aria-components/Text';
import { TimeField as AriaTimeField } from 'react-aria-components/TimeField';
import { DateSegments } from './DateSegments.tsx';
import './field.css';
import { FieldLocale } from './FieldLocale.tsx';

interface TimeFieldProps {
  readonly label: string;
  readonly value: Time | null;
  readonly onChange: (time: Time | null) => void;
  readonly help?: string;
  readonly error?: string | undefined;
  readonly disabled?: boolean;
}

/** A time of day in hours and minutes, 24 hours; arrow keys or digits change each part. */
export function TimeField({ label, value, onChange, help, error, disabled = false }: TimeFieldProps) {
  return (
    <FieldLocale>
      <AriaTimeField
        className="field"
        value={value}
        onChange={onChange}
        hourCycle={24}
        shouldForceLeadingZeros
        isDisabled={disabled}
        isInvalid={error !== undefined}
        validationBehavior="aria"
      >
        <Label className="field-label">{label}</Label>
        <DateSegments className="field-input date-input date-segments" />
        {help !== undefined && (
          <Text slot="description" className="field-help">
            {help}
          </Text>
        )}
        <FieldError className="field-error">{error}</FieldError>
      </AriaTimeField>
    </FieldLocale>
  );
}
