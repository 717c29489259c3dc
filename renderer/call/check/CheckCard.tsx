import type { LucideIcon } from 'lucide-react';
import { useId, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from '../../ui/Card.tsx';
import { StatusPill, type Tone } from '../../ui/StatusPill.tsx';
import './check.css';

/** `asks`: the person has to do something; `quiet`: not looked at. */
export type CheckState = 'trying' | 'asks' | 'works' | 'fault' | 'quiet';

const tones: Readonly<Record<CheckState, Tone>> = {
  trying: 'quiet',
  asks: 'accent',
  works: 'good',
  fault: 'wait',
  quiet: 'quiet',
};

interface CheckCardProps {
  readonly icon: LucideIcon;
  readonly title: string;
  readonly state: CheckState;
  readonly children: ReactNode;
}

/** One thing a call needs: what it is, whether it works, and what shows it. */
export function CheckCard({ icon: Icon, title, state, children }: CheckCardProps) {
  const { t } = useTranslation('deviceCheck');
  const id = useId();
  return (
    <Card className="check" aria-labelledby={id}>
      <div className="check-head">
        <Icon aria-hidden="true" />
        <h2 id={id}>{title}</h2>
        <output>
          <StatusPill tone={tones[state]}>{t(`state.${state}`)}</StatusPill>
        </output>
      </div>
      {children}
    </Card>
  );
}
