import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { HoursException, VisitGrid, WeeklyHours } from '#shared/domain/hours.ts';
import { queryKeys } from '../../app/queries.ts';
import { useBackend, useMe } from '../../app/services.tsx';
import { useAnnounce } from '../../ui/Announcer.tsx';

interface NewHours {
  readonly week: readonly WeeklyHours[];
  readonly grid: Partial<VisitGrid>;
}

/** When the doctor who is signed in works, and how that is changed. Free times change with it. */
export function useHours() {
  const { t } = useTranslation('myHours');
  const me = useMe();
  const { hours } = useBackend();
  const queries = useQueryClient();
  const announce = useAnnounce();
  const onSettled = async (): Promise<void> => {
    void queries.invalidateQueries({ queryKey: queryKeys.allSlots });
    await queries.invalidateQueries({ queryKey: queryKeys.doctorHours(me.id) });
  };
  const read = useQuery({ queryKey: queryKeys.doctorHours(me.id), queryFn: () => hours.read(me.id) });
  const saveWeek = useMutation({
    mutationFn: ({ week, grid }: NewHours) => hours.setWeek(null, week, grid),
    onSuccess: () => announce(t('saved'), { tone: 'good' }),
    onSettled,
  });
  const addException = useMutation({
    mutationFn: (exception: Omit<HoursException, 'id'>) => hours.addException(exception),
    onSettled,
  });
  const removeException = useMutation({ mutationFn: (id: string) => hours.removeException(id), onSettled });
  return { read, saveWeek, addException, removeException };
}
