import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Appointment } from '#shared/domain/records.ts';
import type { RatingSubject, SummaryText } from '#shared/domain/visit-records.ts';
import { queryKeys } from '../../app/queries.ts';
import { useBackend } from '../../app/services.tsx';

/** Every version of the summary, newest first. */
export function useSummaries(appointmentId: string) {
  const { records } = useBackend();
  return useQuery({
    queryKey: queryKeys.summaries(appointmentId),
    queryFn: () => records.listSummaries(appointmentId),
  });
}

/** The last attempt's row: whether anybody talked. */
export function useLastCall({ callSessionId, callStatus }: Appointment) {
  const { calls } = useBackend();
  return useQuery({
    queryKey: queryKeys.callSession(callSessionId, callStatus),
    queryFn: () => (callSessionId === null ? null : calls.read(callSessionId)),
  });
}

export function useRating(appointmentId: string) {
  const { visits } = useBackend();
  return useQuery({ queryKey: queryKeys.rating(appointmentId), queryFn: () => visits.myRating(appointmentId) });
}

export function useRecordChanges(appointmentId: string) {
  const { records, visits } = useBackend();
  const queries = useQueryClient();
  const readSummaries = () => queries.invalidateQueries({ queryKey: queryKeys.summaries(appointmentId) });
  const share = useMutation({
    mutationFn: (text: SummaryText) => records.shareSummary(appointmentId, text),
    onSettled: readSummaries,
  });
  const acknowledge = useMutation({
    mutationFn: (answer: { readonly summaryId: string; readonly question: string | null }) =>
      records.acknowledgeSummary(answer.summaryId, answer.question),
    // Refused because there is a newer one: that is read then.
    onSettled: readSummaries,
  });
  const rate = useMutation({
    // One after the other, so that what was pressed last is what stays.
    scope: { id: `rate.${appointmentId}` },
    mutationFn: ({ stars, about }: { readonly stars: number; readonly about: RatingSubject | null }) =>
      visits.rate(appointmentId, stars, about),
    onSuccess: (rating) => {
      queries.setQueryData(queryKeys.rating(appointmentId), rating);
      void queries.invalidateQueries({ queryKey: queryKeys.myRatings });
    },
  });
  return { share, acknowledge, rate };
}

/** How the visit ended, as the doctor says. Afterwards, refused or not, the visit is read again as it is. */
export function useOutcomes({ id, version }: Pick<Appointment, 'id' | 'version'>) {
  const { visits } = useBackend();
  const queries = useQueryClient();
  const onSettled = () => queries.invalidateQueries({ queryKey: queryKeys.appointments });
  const complete = useMutation({ mutationFn: () => visits.complete(id, version), onSettled });
  const noShow = useMutation({ mutationFn: () => visits.markNoShow(id, version), onSettled });
  const phone = useMutation({
    mutationFn: (byPhone: boolean) => visits.continueByPhone(id, byPhone, version),
    onSettled,
  });
  return { complete, noShow, phone };
}

/** Who waits, read every 10 s: nothing tells of it. */
export function useWaitingPatients() {
  const { visits } = useBackend();
  return useQuery({
    queryKey: queryKeys.waitingPatients,
    queryFn: () => visits.waitingPatients(),
    refetchInterval: 10_000,
  });
}
