import type { LucideIcon } from 'lucide-react';
import { Tooltip, TooltipTrigger } from 'react-aria-components/Tooltip';
import { Button } from './Button.tsx';
import './popover.css';

interface IconButtonProps {
  readonly icon: LucideIcon;
  /** The name, seen as a tooltip when the pointer or the focus rests on it. */
  readonly label: string;
  readonly look?: 'quiet' | 'secondary' | 'primary' | 'danger';
  readonly isDisabled?: boolean;
  readonly isPending?: boolean;
  readonly onPress?: () => void;
}

/** A button that is only a picture: everybody can learn its name. */
export function IconButton({ icon: Icon, label, look = 'quiet', onPress, ...state }: IconButtonProps) {
  return (
    <TooltipTrigger delay={500} closeDelay={100}>
      <Button look={look} size="icon" aria-label={label} {...state} {...(onPress && { onPress })}>
        <Icon aria-hidden="true" />
      </Button>
      <Tooltip className="tooltip" offset={6}>
        {label}
      </Tooltip>
    </TooltipTrigger>
  );
}
