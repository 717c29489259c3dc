import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import './surface.css';

type Tone = 'info' | 'good' | 'wait' | 'danger';
const icons = { info: Info, good: CircleCheck, wait: TriangleAlert, danger: CircleAlert } as const;

interface BannerProps {
  readonly tone?: Tone;
  readonly title?: ReactNode;
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
  /** A screen reader is interrupted, or told at its next pause; absent: it comes upon it when reading. */
  readonly spoken?: 'at-once' | 'politely';
}

export function Banner({ tone = 'info', title, children, actions, spoken }: BannerProps) {
  const Icon = icons[tone];
  const Tag = spoken === 'politely' ? 'output' : 'div';
  return (
    <Tag className={`banner banner-${tone}`} role={spoken === 'at-once' ? 'alert' : undefined}>
      <Icon aria-hidden="true" />
      <span className="banner-words">
        {title !== undefined && <span className="banner-title">{title}</span>}
        {children}
      </span>
      {actions}
    </Tag>
  );
}
