import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../ui/IconButton.tsx';

interface StepPagerProps {
  readonly label: string;
  /** From 0. */
  readonly page: number;
  readonly hasNext: boolean;
  readonly busy: boolean;
  readonly onPrevious: () => void;
  readonly onNext: () => void;
}

/** Back and forth in a list whose end is not known; absent when there is only one page. */
export function StepPager({ label, page, hasNext, busy, onPrevious, onNext }: StepPagerProps) {
  const { t } = useTranslation(['administration', 'ui']);
  if (page === 0 && !hasNext) return null;
  return (
    <nav className="pager" aria-label={label}>
      <IconButton icon={ChevronLeft} label={t('ui:previousPage')} isDisabled={page === 0} onPress={onPrevious} />
      <output className="numbers">{t('page', { page: page + 1 })}</output>
      <IconButton
        icon={ChevronRight}
        label={t('ui:nextPage')}
        isDisabled={!hasNext}
        isPending={busy}
        onPress={onNext}
      />
    </nav>
  );
}
