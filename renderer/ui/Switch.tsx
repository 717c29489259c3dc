import { Switch as AriaSwitch } from 'react-aria-components/Switch';
import './switch.css';

interface SwitchProps {
  readonly label: string;
  readonly help?: string;
  readonly on: boolean;
  readonly onChange: (on: boolean) => void;
}

export function Switch({ label, help, on, onChange }: SwitchProps) {
  return (
    <AriaSwitch className="switch" isSelected={on} onChange={onChange}>
      <span>{label}</span>
      {help !== undefined && <span className="switch-help">{help}</span>}
      <span className="switch-track" aria-hidden="true" />
    </AriaSwitch>
  );
}
