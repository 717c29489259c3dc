import { Check, ChevronDown } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { ComboBox as AriaComboBox } from 'react-aria-components/ComboBox';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { Popover } from 'react-aria-components/Popover';
import { Text } from 'react-aria-components/Text';
import { useTranslation } from 'react-i18next';
import './field.css';
import './popover.css';
import type { SelectOption } from './Select.tsx';

interface ComboBoxProps<Value extends string> {
  readonly label: string;
  readonly options: readonly SelectOption<Value>[];
  readonly value: Value | null;
  /** Null when the text was emptied. */
  readonly onChange: (value: Value | null) => void;
  readonly help?: string;
  readonly disabled?: boolean;
}

/** One of many: typing narrows the list. */
export function ComboBox<Value extends string>({
  label,
  options,
  value,
  onChange,
  help,
  disabled = false,
}: ComboBoxProps<Value>) {
  const { t } = useTranslation('ui');
  const choose = (key: unknown): void => onChange(options.find((each) => each.value === key)?.value ?? null);
  return (
    <AriaComboBox
      className="field"
      defaultItems={options}
      value={value}
      onChange={choose}
      isDisabled={disabled}
      allowsEmptyCollection
      menuTrigger="focus"
    >
      <Label className="field-label">{label}</Label>
      <div className="field-box">
        <Input className="field-input field-input-with-end" />
        <Button className="button button-quiet button-icon field-end" aria-label={t('showOptions')}>
          <ChevronDown aria-hidden="true" />
        </Button>
      </div>
      {help !== undefined && (
        <Text slot="description" className="field-help">
          {help}
        </Text>
      )}
      <Popover className="popover popover-options">
        <ListBox<SelectOption<Value>>
          className="options"
          renderEmptyState={() => <p className="options-empty">{t('noOptions')}</p>}
        >
          {(option) => (
            <ListBoxItem id={option.value} textValue={option.label} className="option">
              <Text slot="label">{option.label}</Text>
              <Check className="option-mark" aria-hidden="true" />
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaComboBox>
  );
}
