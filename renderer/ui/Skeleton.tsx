import { useTranslation } from 'react-i18next';
import './surface.css';

const keys = ['first', 'second', 'third', 'fourth', 'fifth'] as const;

interface SkeletonsProps {
  readonly count?: 1 | 2 | 3 | 4 | 5;
  /** As tall as what will stand there, so that nothing jumps. */
  readonly look?: 'card' | 'row' | 'text';
}

/** The place of something that is being read: below two seconds this is calmer than a spinner. */
export function Skeletons({ count = 3, look = 'card' }: SkeletonsProps) {
  const { t } = useTranslation('app');
  return (
    <output className="skeletons">
      <span className="unseen">{t('loading')}</span>
      {keys.slice(0, count).map((key) => (
        <span key={key} className={`skeleton skeleton-${look}`} />
      ))}
    </output>
  );
}
