import type { ReactNode } from 'react';
import { Label } from 'react-aria-components/Label';
import { Radio, RadioGroup } from 'react-aria-components/RadioGroup';
import './choice.css';

export interface Option<Value extends string> {
  readonly value: Value;
  readonly content: ReactNode;
  /** What a screen reader says, when the content alone does not say enough. */
  readonly spoken?: string;
  readonly disabled?: boolean;
}

interface ChoiceProps<Value extends string> {
  readonly label: string;
  readonly options: readonly Option<Value>[];
  /** Empty string: nothing chosen yet. */
  readonly value: Value | '';
  readonly onChange: (value: Value) => void;
  readonly look?: 'chips' | 'cards' | 'segments';
  readonly labelUnseen?: boolean;
}

/** One of a few; arrow keys move between them. Nothing chosen is null to react-aria: else no key would lead in. */
export function Choice<Value extends string>(props: ChoiceProps<Value>) {
  const { label, options, value, onChange, look = 'chips', labelUnseen = false } = props;
  const choose = (chosen: string): void => {
    const option = options.find((each) => each.value === chosen);
    if (option) onChange(option.value);
  };
  return (
    <RadioGroup className={`choice choice-${look}`} value={value === '' ? null : value} onChange={choose}>
      <Label className={labelUnseen ? 'unseen' : 'choice-label'}>{label}</Label>
      <div className="choice-options">
        {options.map((option) => (
          <Radio
            key={option.value}
            value={option.value}
            className="choice-option"
            {...(option.disabled === true && { isDisabled: true })}
            {...(option.spoken !== undefined && { 'aria-label': option.spoken })}
          >
            {option.content}
          </Radio>
        ))}
      </div>
    </RadioGroup>
  );
}
