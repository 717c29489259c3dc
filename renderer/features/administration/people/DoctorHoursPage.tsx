import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { VisitGrid, WeeklyHours } from '#shared/domain/hours.ts';
import { HoursForm } from '../../../app/hours/HoursForm.tsx';
import { Page } from '../../../app/Page.tsx';
import { queryKeys } from '../../../app/queries.ts';
import { useBackend } from '../../../app/services.tsx';
import { TryAgain } from '../../../app/TryAgain.tsx';
import { useAnnounce } from '../../../ui/Announcer.tsx';
import { ErrorMessage } from '../../../ui/ErrorMessage.tsx';
import { Skeletons } from '../../../ui/Skeleton.tsx';

interface NewHours {
  readonly week: readonly WeeklyHours[];
  readonly grid: Partial<VisitGrid>;
}

/** The weekly hours of any doctor of the clinic. */
export function DoctorHoursPage({ doctorId }: { readonly doctorId: string }) {
  const { t } = useTranslation('administration');
  const { hours } = useBackend();
  const queries = useQueryClient();
  const announce = useAnnounce();
  const query = useQuery({ queryKey: queryKeys.doctorHours(doctorId), queryFn: () => hours.read(doctorId) });
  const save = useMutation({
    mutationFn: ({ week, grid }: NewHours) => hours.setWeek(doctorId, week, grid),
    onSuccess: () => announce(t('hours.told'), { tone: 'good' }),
    onSettled: () => queries.invalidateQueries({ queryKey: queryKeys.doctorHours(doctorId) }),
  });
  return (
    <Page title={t('hours.title')} lead={t('hours.lead')} back="/administration/people">
      {query.isPending && <Skeletons count={5} look="row" />}
      <ErrorMessage error={query.error} actions={<TryAgain of={query} />} />
      {query.data !== undefined && (
        <HoursForm
          hours={query.data}
          draftName={`hours.${doctorId}`}
          busy={save.isPending}
          error={save.error}
          onSave={(week, grid, saved) => save.mutate({ week, grid }, { onSuccess: saved })}
        />
      )}
    </Page>
  );
}
