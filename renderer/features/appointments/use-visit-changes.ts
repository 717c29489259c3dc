import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Appointment } from '#shared/domain/records.ts';
import { queryKeys } from '../../app/queries.ts';
import { useBackend } from '../../app/services.tsx';
import { useAnnounce } from '../../ui/Announcer.tsx';

export type ReasonedChange = UseMutationResult<void, Error, string>;

export interface NewTime {
  readonly startsAt: number;
  readonly reason: string;
}
export type TimeChange = UseMutationResult<void, Error, NewTime>;

/** What a person may change about a visit. After each, refused or not, the visit is read again as it is. */
export function useVisitChanges({ id, version }: Appointment) {
  const { t } = useTranslation('appointments');
  const { booking } = useBackend();
  const queries = useQueryClient();
  const announce = useAnnounce();
  const onSettled = () => queries.invalidateQueries({ queryKey: queryKeys.appointments });

  // Other times have become free or taken.
  const onMoved = async (): Promise<void> => {
    void queries.invalidateQueries({ queryKey: queryKeys.allSlots });
    await onSettled();
  };

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
  const accept = useMutation({
    mutationFn: () => booking.acceptProposal(id, version),
    onSuccess: () => announce(t('told.accepted'), { tone: 'good' }),
    onSettled,
  });
  const refuse: ReasonedChange = useMutation({
    mutationFn: (reason: string) => booking.declineProposal(id, version, reason),
    onSuccess: () => announce(t('told.refused')),
    onSettled,
  });
  const propose: TimeChange = useMutation({
    mutationFn: ({ startsAt, reason }) => booking.propose(id, version, startsAt, reason),
    onSuccess: () => announce(t('told.proposed')),
    onSettled: onMoved,
  });
  const reschedule: TimeChange = useMutation({
    mutationFn: ({ startsAt, reason }) => booking.reschedule(id, version, startsAt, reason),
    onSuccess: () => announce(t('told.asked')),
    onSettled: onMoved,
  });
  return { confirm, decline, cancel, accept, refuse, propose, reschedule };
}
