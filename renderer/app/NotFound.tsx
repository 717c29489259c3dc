import { MapPinOff } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Page } from './Page.tsx';

export function NotFound() {
  const { t } = useTranslation('app');
  return (
    <Page title={t('notFound.title')}>
      <EmptyState
        icon={MapPinOff}
        title={t('notFound.text')}
        action={<ButtonLink href="#/">{t('notFound.home')}</ButtonLink>}
      />
    </Page>
  );
}
