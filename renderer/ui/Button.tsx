import type { AnchorHTMLAttributes, ReactNode } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components/Button';
import './button.css';
import { Spinner } from './Spinner.tsx';

type Look = 'primary' | 'secondary' | 'quiet' | 'danger' | 'link';
interface Appearance {
  readonly look?: Look;
  readonly size?: 'normal' | 'small' | 'icon';
  readonly wide?: boolean;
}

function classesOf({ look = 'secondary', size = 'normal', wide = false }: Appearance): string {
  return ['button', `button-${look}`, size === 'normal' ? '' : `button-${size}`, wide ? 'button-wide' : '']
    .filter(Boolean)
    .join(' ');
}

type ButtonProps = Appearance &
  Omit<AriaButtonProps, 'className' | 'style' | 'children' | 'isPending' | 'aria-disabled'> & {
    readonly isPending?: boolean;
    readonly children: ReactNode;
  };

/**
 * While `isPending` it shows a spinner, keeps its focus and does nothing when pressed. Not react-aria's own pending state:
 * its announcements stay behind in the page without a name once the button has gone.
 */
export function Button({ look, size, wide, isPending = false, onPress, type, children, ...props }: ButtonProps) {
  const appearance = { ...(look && { look }), ...(size && { size }), ...(wide && { wide }) };
  const whenReady = isPending ? { 'aria-disabled': true } : { ...(onPress && { onPress }), ...(type && { type }) };
  return (
    <AriaButton {...props} {...whenReady} className={classesOf(appearance)}>
      {isPending && <Spinner />}
      {children}
    </AriaButton>
  );
}

type ButtonLinkProps = Appearance & Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'className' | 'style'>;

/** A link that looks like a button; `href` is a route of the app, `#/doctors`. */
export function ButtonLink({ look, size, wide, children, ...props }: ButtonLinkProps) {
  const appearance = { ...(look && { look }), ...(size && { size }), ...(wide && { wide }) };
  return (
    <a {...props} className={classesOf(appearance)}>
      {children}
    </a>
  );
}
