import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { queryKeys, useNotifications } from '../../app/queries.ts';
import { useBackend } from '../../app/services.tsx';

/** Who looks at a visit has read what was said about it, also what comes while it is open. */
export function useReadNotifications(appointmentId: string): void {
  const { notifications } = useBackend();
  const queries = useQueryClient();
  const { data } = useNotifications();
  const { mutate } = useMutation({
    mutationFn: (ids: readonly string[]) => notifications.markRead(ids),
    onSettled: () => queries.invalidateQueries({ queryKey: queryKeys.notifications }),
  });
  const unread = data?.filter((each) => each.appointmentId === appointmentId && each.readAt === null) ?? [];
  const ids = unread
    .map((each) => each.id)
    .toSorted((one, other) => one.localeCompare(other))
    .join(' ');
  useEffect(() => {
    // Asked once for the same ones: a refusal must not be repeated without end.
    if (ids !== '') mutate(ids.split(' '));
  }, [ids, mutate]);
}
