import { useTranslation } from 'react-i18next';
import { Page } from '../../app/Page.tsx';

/** Everybody who has an account at this clinic. */
export function People() {
  const { t } = useTranslation('administration');
  return <Page title={t('people.title')}>{null}</Page>;
}
