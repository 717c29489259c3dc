import { useTranslation } from 'react-i18next';
import type { QualityPeriod } from '#shared/domain/administration-records.ts';
import { useDates } from '../../../i18n/dates.ts';
import { Card } from '../../../ui/Card.tsx';
import { Plot, type PlotPoint } from './Plot.tsx';
import { byHourOfDay, successShare, totalsOf } from './quality-figures.ts';
import { useFigureWords } from './use-figure-words.ts';

interface QualityPlotsProps {
  readonly periods: readonly QualityPeriod[];
  /** By the hour, for the hours of the day. */
  readonly hours: readonly QualityPeriod[];
  readonly by: 'day' | 'week';
  readonly from: number;
  readonly until: number;
}

const day = 86_400_000;

export function QualityPlots({ periods, hours, by, from, until }: QualityPlotsProps) {
  const { t } = useTranslation('administration');
  const dates = useDates();
  const words = useFigureWords();
  const length = by === 'day' ? day : 7 * day;
  // The first one may have begun before: days begin at midnight.
  const begin = from - length;
  const span = until - begin;
  const points = (values: (period: QualityPeriod) => readonly (number | null)[]): readonly PlotPoint[] =>
    periods.map((period) => ({
      key: String(period.startsAt),
      at: (period.startsAt - begin) / span,
      label: `${dates.dayOfMonth(period.startsAt)} ${dates.monthShort(period.startsAt)}`,
      values: values(period),
    }));
  const across = t(`quality.by.${by}`);
  const apart = length / span;
  const totals = totalsOf(periods);
  const byHour = byHourOfDay(hours, dates.zone);
  const worst = byHour.reduce((one, other) => ((other.weakShare ?? 0) > (one.weakShare ?? 0) ? other : one));
  const hourWords = (hour: number): string => dates.digits(`${String(hour).padStart(2, '0')}:00`);
  return (
    <div className="plots">
      <Card>
        <Plot
          title={t('quality.success.title')}
          text={t('quality.success.text')}
          summary={t('quality.success.summary', { share: words.share(totals.success) })}
          series={[t('quality.success.series')]}
          points={points((period) => [successShare(period)])}
          kind="line"
          apart={apart}
          write={words.share}
          across={across}
          top={1}
        />
      </Card>
      <Card>
        <Plot
          title={t('quality.setup.title')}
          text={t('quality.setup.text')}
          summary={t('quality.setup.summary', { time: words.seconds(totals.setupMs) })}
          series={[t('quality.setup.median'), t('quality.setup.slowest')]}
          points={points((period) => [period.setupMedianMs, period.setupSlowestTenthMs])}
          kind="line"
          apart={apart}
          write={words.seconds}
          across={across}
        />
      </Card>
      <Card>
        <Plot
          title={t('quality.again.title')}
          text={t('quality.again.text')}
          summary={t('quality.again.summary', { number: words.upToOneDigit((totals.reconnections ?? 0) * 10) })}
          series={[t('quality.again.series')]}
          points={points((period) => [period.reconnections])}
          kind="bars"
          wholeOnly
          apart={apart}
          write={words.upToOneDigit}
          across={across}
        />
      </Card>
      <Card>
        <Plot
          title={t('quality.hours.title')}
          text={t('quality.hours.text')}
          summary={
            worst.weakShare === null
              ? t('quality.hours.nothing')
              : t('quality.hours.summary', { hour: hourWords(worst.hour), share: words.share(worst.weakShare) })
          }
          series={[t('quality.hours.series')]}
          points={byHour.map(({ hour, weakShare }) => ({
            key: String(hour),
            at: hour / 23,
            label: hourWords(hour),
            values: [weakShare],
          }))}
          kind="bars"
          apart={1 / 24}
          write={words.share}
          across={t('quality.by.hour')}
        />
      </Card>
    </div>
  );
}
