import { useTranslation } from 'react-i18next';
import './surface.css';

const keys = ['first', 'second', 'third', 'fourth', 'fifth'] as const;

/** The place of a list that is being read. */
export function Skeletons({ count = 3 }: { readonly count?: 1 | 2 | 3 | 4 | 5 }) {
  const { t } = useTranslation('app');
  return (
    <output className="skeletons">
      <span className="unseen">{t('loading')}</span>
      {keys.slice(0, count).map((key) => (
        <span key={key} className="skeleton skeleton-card" />
      ))}
    </output>
  );
}
