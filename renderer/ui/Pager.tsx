import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { IconButton } from './IconButton.tsx';
import './table.css';

interface PagerProps {
  /** Names what is paged: "Pages of the visits". */
  readonly label: string;
  /** From 0. */
  readonly page: number;
  readonly pages: number;
  readonly onChange: (page: number) => void;
}

/** One page of a long list at a time; absent when there is only one. */
export function Pager({ label, page, pages, onChange }: PagerProps) {
  const { t } = useTranslation('ui');
  if (pages < 2) return null;
  return (
    <nav className="pager" aria-label={label}>
      <IconButton
        icon={ChevronLeft}
        label={t('previousPage')}
        isDisabled={page === 0}
        onPress={() => onChange(page - 1)}
      />
      <output className="numbers">{t('pageOf', { page: page + 1, pages })}</output>
      <IconButton
        icon={ChevronRight}
        label={t('nextPage')}
        isDisabled={page >= pages - 1}
        onPress={() => onChange(page + 1)}
      />
    </nav>
  );
}
