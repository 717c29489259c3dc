import { useTranslation } from 'react-i18next';
import { useDates } from '../../i18n/dates.ts';
import { allWorked, type RememberedCheck } from './remembered-check.ts';

/** When devices were last tried at this computer, and how it went. */
export function LastCheck({ check }: { readonly check: RememberedCheck | null }) {
  const { t } = useTranslation('deviceCheck');
  const dates = useDates();
  if (check === null) return <p className="soft">{t('last.never')}</p>;
  const when = dates.when(check.at);
  return <p className="soft">{allWorked(check) ? t('last.worked', { when }) : t('last.partly', { when })}</p>;
}
