import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Appointment } from '#shared/domain/records.ts';
import { queryKeys } from '../../app/queries.ts';
import { useBackend } from '../../app/services.tsx';
import { useAnnounce } from '../../ui/Announcer.tsx';

export type ReasonedChange = UseMutationResult<void, Error, string>;

/** What a person may change about a visit. After each, refused or not, the visit is read again as it is. */
export function useVisitChanges({ id, version }: Appointment) {
  const { t } = useTranslation('appointments');
  const { booking } = useBackend();
  const queries = useQueryClient();
  const announce = useAnnounce();
  const onSettled = () => queries.invalidateQueries({ queryKey: queryKeys.appointments });

  const confirm = useMutation({
    mutationFn: () => booking.confirm(id, version),
    onSuccess: () => announce(t('told.confirmed')),
    onSettled,
  });
  const decline: ReasonedChange = useMutation({
    mutationFn: (reason: string) => booking.decline(id, version, reason),
    onSuccess: () => announce(t('told.declined')),
    onSettled,
  });
  const cancel: ReasonedChange = useMutation({
    mutationFn: (reason: string) => booking.cancel(id, version, reason),
    onSuccess: () => announce(t('told.cancelled')),
    onSettled,
  });
  return { confirm, decline, cancel };
}
