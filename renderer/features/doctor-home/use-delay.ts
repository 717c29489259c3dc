import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { queryKeys } from '../../app/queries.ts';
import { useBackend } from '../../app/services.tsx';
import { useAnnounce } from '../../ui/Announcer.tsx';

interface Delay {
  /** How late, min; 0: on time again. */
  readonly minutes: number;
  /** What was announced before: what "take back" announces again. */
  readonly before: number;
}

/** Tells everybody with a visit in the next hours how late the doctor is, and says how many were told. */
export function useDelay() {
  const { t } = useTranslation('doctorDay');
  const { visits } = useBackend();
  const queries = useQueryClient();
  const announce = useAnnounce();
  const tell = useMutation({
    // One after the other, so that what was pressed last is what stays.
    scope: { id: 'announce-delay' },
    mutationFn: ({ minutes }: Delay) => visits.announceDelay(minutes),
    onSuccess: (told, { minutes, before }) =>
      told === 0
        ? announce(t('late.toldNobody'))
        : announce(t('late.told', { count: told }), {
            tone: 'good',
            action: { label: t('late.undo'), onPress: () => tell.mutate({ minutes: before, before: minutes }) },
          }),
    onSettled: () => queries.invalidateQueries({ queryKey: queryKeys.appointments }),
  });
  return tell;
}
