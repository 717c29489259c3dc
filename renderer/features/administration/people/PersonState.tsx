import { useTranslation } from 'react-i18next';
import type { Person } from '#shared/domain/administration-records.ts';
import { StatusPill } from '../../../ui/StatusPill.tsx';

/** Whether somebody may enter, and for a doctor whether patients can find them. */
export function PersonState({ person }: { readonly person: Person }) {
  const { t } = useTranslation('administration');
  if (person.deactivatedAt !== null) return <StatusPill tone="danger">{t('people.deactivated')}</StatusPill>;
  if (person.role !== 'doctor') return <StatusPill>{t('people.active')}</StatusPill>;
  return person.verifiedAt === null ? (
    <StatusPill tone="wait">{t('people.notVerified')}</StatusPill>
  ) : (
    <StatusPill tone="good">{t('people.verified')}</StatusPill>
  );
}
