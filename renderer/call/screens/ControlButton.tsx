import type { LucideIcon } from 'lucide-react';
import { useDates } from '../../i18n/dates.ts';
import { Button } from 'react-aria-components/Button';

interface ControlButtonProps {
  readonly icon: LucideIcon;
  /** The whole name; it contains the caption. */
  readonly label: string;
  readonly caption: string;
  /** Something is off or going on that must not be overlooked. */
  readonly marked?: boolean;
  readonly danger?: boolean;
  readonly count?: number;
  readonly isDisabled?: boolean;
  readonly isExpanded?: boolean;
  readonly onPress?: () => void;
}

/** A button of the call: a picture with its word beneath, the word alone left out where there is no room. */
export function ControlButton(props: ControlButtonProps) {
  const {
    icon: Icon,
    label,
    caption,
    marked = false,
    danger = false,
    count = 0,
    isDisabled = false,
    isExpanded,
    onPress,
  } = props;
  const { digits } = useDates();
  return (
    <Button
      className={['control', marked && 'control-marked', danger && 'control-danger'].filter(Boolean).join(' ')}
      aria-label={label}
      isDisabled={isDisabled}
      {...(isExpanded !== undefined && { 'aria-expanded': isExpanded })}
      {...(onPress && { onPress })}
    >
      <Icon aria-hidden="true" />
      <span className="control-caption" aria-hidden="true">
        {caption}
      </span>
      {count > 0 && (
        // Drawn by the style, since the button's name says it in words.
        <span className="control-count" aria-hidden="true" data-count={count > 9 ? `${digits(9)}+` : digits(count)} />
      )}
    </Button>
  );
}
