import { Input } from 'react-aria-components/Input';
import { FieldError } from 'react-aria-components/FieldError';
import { Label } from 'react-aria-components/Label';
import { Text } from 'react-aria-components/Text';
import { TextField } from 'react-aria-components/TextField';
import './field.css';

interface NumberFieldProps {
  readonly label: string;
  /** Stands behind the number and belongs to its name: "minutes". */
  readonly unit: string;
  readonly help?: string;
  /** As typed, in whatever digits; `wholeNumber` reads it. */
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly error?: string | undefined;
}

/** A whole number with its unit. Not a slider and no arrows: a wheel turned by accident must not change a clinic. */
export function NumberField({ label, unit, help, value, onChange, error }: NumberFieldProps) {
  return (
    <TextField
      className="field"
      value={value}
      onChange={onChange}
      isInvalid={error !== undefined}
      validationBehavior="aria"
      autoComplete="off"
      inputMode="numeric"
    >
      <Label className="field-label">
        {label} <span className="unseen">({unit})</span>
      </Label>
      <div className="field-number">
        <Input className="field-input" />
        <span className="soft" aria-hidden="true">
          {unit}
        </span>
      </div>
      {help !== undefined && (
        <Text slot="description" className="field-help">
          {help}
        </Text>
      )}
      <FieldError className="field-error">{error}</FieldError>
    </TextField>
  );
}
