import { Check, ChevronDown } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { FieldError } from 'react-aria-components/FieldError';
import { Label } from 'react-aria-components/Label';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { Popover } from 'react-aria-components/Popover';
import { Select as AriaSelect, SelectValue } from 'react-aria-components/Select';
import { Text } from 'react-aria-components/Text';
import './field.css';
import './popover.css';

export interface SelectOption<Value extends string> {
  readonly value: Value;
  readonly label: string;
  /** A second, softer line. */
  readonly help?: string;
}

interface SelectProps<Value extends string> {
  readonly label: string;
  readonly options: readonly SelectOption<Value>[];
  /** Null: nothing chosen yet. */
  readonly value: Value | null;
  readonly onChange: (value: Value) => void;
  /** Shown while nothing is chosen. */
  readonly placeholder?: string;
  readonly help?: string;
  readonly error?: string | undefined;
  readonly disabled?: boolean;
  readonly labelUnseen?: boolean;
}

/** One of several, where showing all of them would take too much room. Typing a letter goes to the next that begins so. */
export function Select<Value extends string>(props: SelectProps<Value>) {
  const { label, options, value, onChange, placeholder, help, error, disabled = false, labelUnseen = false } = props;
  const choose = (key: unknown): void => {
    const option = options.find((each) => each.value === key);
    if (option) onChange(option.value);
  };
  return (
    <AriaSelect
      className="field"
      value={value}
      onChange={choose}
      isDisabled={disabled}
      isInvalid={error !== undefined}
      {...(placeholder !== undefined && { placeholder })}
    >
      <Label className={labelUnseen ? 'unseen' : 'field-label'}>{label}</Label>
      <Button className="field-input field-select">
        <SelectValue className="field-select-value">
          {({ selectedText, defaultChildren }) =>
            selectedText === '' || selectedText === null ? defaultChildren : selectedText
          }
        </SelectValue>
        <ChevronDown aria-hidden="true" />
      </Button>
      {help !== undefined && (
        <Text slot="description" className="field-help">
          {help}
        </Text>
      )}
      <FieldError className="field-error">{error}</FieldError>
      <Popover className="popover popover-options">
        <ListBox className="options" items={options}>
          {(option) => (
            <ListBoxItem id={option.value} textValue={option.label} className="option">
              <span className="option-words">
                <Text slot="label">{option.label}</Text>
                {option.help !== undefined && (
                  <Text slot="description" className="field-help">
                    {option.help}
                  </Text>
                )}
              </span>
              <Check className="option-mark" aria-hidden="true" />
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}
