import { useTranslation } from 'react-i18next';
import type { QualityPeriod } from '#shared/domain/administration-records.ts';
import { totalsOf } from './quality-figures.ts';
import { useFigureWords } from './use-figure-words.ts';

/** The whole range in a few figures. */
export function QualityTotals({ periods }: { readonly periods: readonly QualityPeriod[] }) {
  const { t } = useTranslation('administration');
  const words = useFigureWords();
  const totals = totalsOf(periods);
  const figures = [
    { name: t('quality.total.calls'), value: words.number(totals.attempts) },
    { name: t('quality.total.success'), value: words.share(totals.success) },
    { name: t('quality.total.setup'), value: words.seconds(totals.setupMs) },
    { name: t('quality.total.lost'), value: words.number(totals.lost) },
    { name: t('quality.total.byPhone'), value: words.number(totals.byPhone) },
    {
      name: t('quality.total.stars', { count: totals.ratings }),
      value: totals.stars === null ? '–' : words.oneDigit(totals.stars),
    },
  ];
  return (
    <dl className="totals">
      {figures.map(({ name, value }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd className="numbers">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
