import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Page } from '../../../app/Page.tsx';
import { queryKeys } from '../../../app/queries.ts';
import { useBackend } from '../../../app/services.tsx';
import { TryAgain } from '../../../app/TryAgain.tsx';
import { ErrorMessage } from '../../../ui/ErrorMessage.tsx';
import { Skeletons } from '../../../ui/Skeleton.tsx';
import { ClinicForm } from './ClinicForm.tsx';
import { Relay } from './Relay.tsx';

/** The clinic's own numbers and policies, and its relay. */
export function Clinic() {
  const { t } = useTranslation('administration');
  const { clinic } = useBackend();
  const settings = useQuery({ queryKey: queryKeys.clinicSettings, queryFn: () => clinic.settings() });
  return (
    <Page title={t('clinic.title')} narrow>
      {settings.isPending && <Skeletons />}
      <ErrorMessage error={settings.error} actions={<TryAgain of={settings} />} />
      {settings.data !== undefined && <ClinicForm settings={settings.data} />}
      <Relay />
    </Page>
  );
}
