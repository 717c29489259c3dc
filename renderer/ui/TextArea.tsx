import { FieldError } from 'react-aria-components/FieldError';
import { Label } from 'react-aria-components/Label';
import { Text } from 'react-aria-components/Text';
import { TextArea as AriaTextArea } from 'react-aria-components/TextArea';
import { TextField as AriaTextField } from 'react-aria-components/TextField';
import { useTranslation } from 'react-i18next';
import './field.css';

interface TextAreaProps {
  readonly label: string;
  readonly help?: string;
  readonly optional?: boolean;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** In characters as PostgreSQL counts them. Typing over it is allowed, so that nothing pasted is cut off silently. */
  readonly most: number;
}

/** Length as the database counts it: code points, not UTF-16 units. */
export function lengthOf(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

/** Several lines of text with a counter. */
export function TextArea({ label, help, optional = false, value, onChange, most }: TextAreaProps) {
  const { t } = useTranslation('app');
  const used = lengthOf(value);
  const over = used > most;
  return (
    <AriaTextField value={value} onChange={onChange} isInvalid={over} className="field" validationBehavior="aria">
      <Label className="field-label">
        {label} {optional && <span className="field-note">({t('optional')})</span>}
      </Label>
      <AriaTextArea className="field-input field-area" />
      <div className="field-foot">
        <Text slot="description" className="field-help">
          {help}
        </Text>
        <span className="field-count" data-over={over}>
          {t('characters', { used, most })}
        </span>
      </div>
      <FieldError className="field-error">{over ? t('charactersOver', { count: used - most }) : undefined}</FieldError>
    </AriaTextField>
  );
}
