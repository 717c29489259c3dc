import type { ReactNode } from 'react';
import './surface.css';

export type Tone = 'quiet' | 'good' | 'wait' | 'danger' | 'accent';

/** A state in one or two words; the words carry the meaning, the colour only repeats it. */
export function StatusPill({ tone = 'quiet', children }: { readonly tone?: Tone; readonly children: ReactNode }) {
  return <span className={`pill pill-${tone}`}>{children}</span>;
}
