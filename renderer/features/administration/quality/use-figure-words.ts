import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useDates } from '../../../i18n/dates.ts';

/** Figures with their unit, in the digits of the language; a dash where nothing was measured. */
export function useFigureWords() {
  const { t } = useTranslation('administration');
  const { digits } = useDates();
  return useMemo(() => {
    const known = (value: number | null, write: (value: number) => string): string =>
      value === null ? '–' : write(value);
    const plain = (value: number, places: number): string => digits(Number(value.toFixed(places)));
    return {
      number: (value: number) => plain(value, 0),
      oneDigit: (value: number) => digits(value.toFixed(1)),
      upToOneDigit: (value: number) => plain(value, 1),
      share: (value: number | null) => known(value, (share) => t('quality.percent', { share: plain(share * 100, 0) })),
      seconds: (ms: number | null) => known(ms, (value) => t('quality.seconds', { seconds: plain(value / 1000, 1) })),
    };
  }, [t, digits]);
}
