import { Check, Minus } from 'lucide-react';
import { Checkbox as AriaCheckbox } from 'react-aria-components/Checkbox';
import './checkbox.css';

interface CheckboxProps {
  readonly label: string;
  readonly help?: string;
  readonly checked: boolean;
  /** Some, but not all, of what it stands for. */
  readonly mixed?: boolean;
  readonly disabled?: boolean;
  readonly onChange: (checked: boolean) => void;
}

export function Checkbox({ label, help, checked, mixed = false, disabled = false, onChange }: CheckboxProps) {
  return (
    <AriaCheckbox
      className="checkbox"
      isSelected={checked}
      isIndeterminate={mixed}
      isDisabled={disabled}
      onChange={onChange}
    >
      <span className="checkbox-box" aria-hidden="true">
        {mixed ? <Minus /> : <Check />}
      </span>
      <span className="checkbox-words">
        {label}
        {help !== undefined && <span className="field-help">{help}</span>}
      </span>
    </AriaCheckbox>
  );
}
