import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { Menu as AriaMenu, MenuItem, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import './popover.css';

export interface MenuAction {
  readonly id: string;
  readonly label: string;
  readonly icon?: LucideIcon;
  readonly danger?: boolean;
  readonly disabled?: boolean;
  readonly onAction: () => void;
}

interface MenuProps {
  /** The button that opens it; it must have a name. */
  readonly trigger: ReactNode;
  /** Names the menu for screen readers. */
  readonly label: string;
  readonly actions: readonly MenuAction[];
}

/** Further actions behind one button. */
export function Menu({ trigger, label, actions }: MenuProps) {
  return (
    <MenuTrigger>
      {trigger}
      <Popover className="popover popover-options" placement="bottom end">
        <AriaMenu className="options" aria-label={label}>
          {actions.map(({ id, label: name, icon: Icon, danger = false, disabled = false, onAction }) => (
            <MenuItem
              key={id}
              id={id}
              textValue={name}
              isDisabled={disabled}
              onAction={onAction}
              className={danger ? 'option option-danger' : 'option'}
            >
              {Icon && <Icon aria-hidden="true" />}
              {name}
            </MenuItem>
          ))}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}
