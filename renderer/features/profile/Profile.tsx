import { useTranslation } from 'react-i18next';
import { Page } from '../../app/Page.tsx';
import { TryAgain } from '../../app/TryAgain.tsx';
import { ErrorMessage } from '../../ui/ErrorMessage.tsx';
import { Skeletons } from '../../ui/Skeleton.tsx';
import { CloseAccount } from './CloseAccount.tsx';
import { ExportData } from './ExportData.tsx';
import { ProfileForm } from './ProfileForm.tsx';
import { useDetails } from './use-details.ts';
import './profile.css';

/** One's own data: what the clinic knows, a copy of it, and the way out. */
export default function Profile() {
  const { t } = useTranslation('profile');
  const { details } = useDetails();
  return (
    <Page title={t('title')} lead={t('lead')} back="/settings" narrow>
      <ErrorMessage error={details.error} actions={<TryAgain of={details} />} />
      {details.isPending && <Skeletons />}
      {details.data && (
        <>
          <ProfileForm details={details.data} />
          <ExportData />
          <CloseAccount details={details.data} />
        </>
      )}
    </Page>
  );
}
