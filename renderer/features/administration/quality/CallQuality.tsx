import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { PhoneOff } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Page } from '../../../app/Page.tsx';
import { queryKeys, useServerNow } from '../../../app/queries.ts';
import { useBackend } from '../../../app/services.tsx';
import { TryAgain } from '../../../app/TryAgain.tsx';
import { useDates } from '../../../i18n/dates.ts';
import { Choice } from '../../../ui/Choice.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { ErrorMessage } from '../../../ui/ErrorMessage.tsx';
import { Skeletons } from '../../../ui/Skeleton.tsx';
import { QualityPlots } from './QualityPlots.tsx';
import { QualityTotals } from './QualityTotals.tsx';

const day = 86_400_000;
/** Figures change with every call; these are looked at over days. */
const keptFor = 5 * 60_000;
/** The clinic gives at most 35 days of hours. */
const mostDaysOfHours = 30;
const ranges = {
  week: { days: 7, by: 'day' },
  month: { days: 30, by: 'day' },
  quarter: { days: 90, by: 'day' },
  year: { days: 364, by: 'week' },
} as const;
type Range = keyof typeof ranges;
const rangeNames: readonly Range[] = ['week', 'month', 'quarter', 'year'];

/** How calls of the clinic went: figures of the line, never of what was said. */
export function CallQuality() {
  const { t } = useTranslation('administration');
  const { administration } = useBackend();
  const { zone } = useDates();
  const [range, setRange] = useState<Range>('month');
  // Whole hours: the same question within the hour is the same to the cache.
  const hour = 3_600_000;
  const until = Math.ceil(useServerNow(60_000) / hour) * hour;
  const { days, by } = ranges[range];
  const from = until - days * day;
  const hoursFrom = until - Math.min(days, mostDaysOfHours) * day;
  const over = useQuery({
    queryKey: [...queryKeys.callQuality, by, from, until],
    queryFn: () => administration.qualityOverview(from, until, by, zone),
    staleTime: keptFor,
    placeholderData: keepPreviousData,
  });
  const hours = useQuery({
    queryKey: [...queryKeys.callQuality, 'hour', hoursFrom, until],
    queryFn: () => administration.qualityOverview(hoursFrom, until, 'hour', zone),
    staleTime: keptFor,
    placeholderData: keepPreviousData,
  });
  const nothing = over.data?.every((period) => period.attempts === 0) ?? false;
  return (
    <Page title={t('quality.title')} lead={t('quality.lead')}>
      <Choice
        look="segments"
        label={t('quality.range')}
        labelUnseen
        value={range}
        onChange={setRange}
        options={rangeNames.map((value) => ({ value, content: t(`quality.ranges.${value}`) }))}
      />
      <ErrorMessage error={over.error ?? hours.error} actions={<TryAgain of={over.isError ? over : hours} />} />
      {(over.isPending || hours.isPending) && <Skeletons />}
      {over.data !== undefined && nothing && (
        <EmptyState icon={PhoneOff} title={t('quality.none')}>
          {t('quality.noneText')}
        </EmptyState>
      )}
      {over.data !== undefined && !nothing && (
        <>
          <QualityTotals periods={over.data} />
          <QualityPlots periods={over.data} hours={hours.data ?? []} by={by} from={from} until={until} />
        </>
      )}
    </Page>
  );
}
