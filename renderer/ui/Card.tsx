import type { HTMLAttributes } from 'react';
import './surface.css';

export function Card(props: Omit<HTMLAttributes<HTMLElement>, 'style'>) {
  return <section {...props} className={`card ${props.className ?? ''}`.trim()} />;
}
