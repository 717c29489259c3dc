import type { ReactNode } from 'react';
import { FieldError } from 'react-aria-components/FieldError';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { Text } from 'react-aria-components/Text';
import { TextField as AriaTextField, type TextFieldProps as AriaTextFieldProps } from 'react-aria-components/TextField';
import './field.css';

type TextFieldProps = Omit<AriaTextFieldProps, 'className' | 'style' | 'children' | 'isInvalid'> & {
  readonly label: string;
  readonly help?: string | undefined;
  /** What is wrong with the value; the field is marked invalid while there is something. */
  readonly error?: string | undefined;
  readonly placeholder?: string;
  readonly start?: ReactNode;
  readonly end?: ReactNode;
};

export function TextField({ label, help, error, placeholder, start, end, ...props }: TextFieldProps) {
  const input = ['field-input', start ? 'field-input-with-start' : '', end ? 'field-input-with-end' : ''];
  return (
    <AriaTextField {...props} className="field" isInvalid={error !== undefined} validationBehavior="aria">
      <Label className="field-label">{label}</Label>
      <div className="field-box">
        {start !== undefined && (
          <span className="field-start" aria-hidden="true">
            {start}
          </span>
        )}
        <Input className={input.filter(Boolean).join(' ')} {...(placeholder !== undefined && { placeholder })} />
        {end !== undefined && <span className="field-end">{end}</span>}
      </div>
      {help !== undefined && (
        <Text slot="description" className="field-help">
          {help}
        </Text>
      )}
      <FieldError className="field-error">{error}</FieldError>
    </AriaTextField>
  );
}
