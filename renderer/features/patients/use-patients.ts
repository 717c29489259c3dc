import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { EarlierVisit } from '#shared/domain/visit-records.ts';
import { queryKeys } from '../../app/queries.ts';
import { useBackend } from '../../app/services.tsx';

/** How many are read at a time. */
const pageSize = 20;

/** Who the patient of a doctor's visit is. */
export function usePatient(patientId: string) {
  const { records } = useBackend();
  return useQuery({ queryKey: queryKeys.patient(patientId), queryFn: () => records.readPatient(patientId) });
}

/** The doctor's earlier visits, newest first, a page at a time. @param search a part of the name; '' for everybody */
export function useEarlierVisits(patientId: string | null, search: string) {
  const { records } = useBackend();
  return useInfiniteQuery({
    queryKey: queryKeys.earlierVisits(patientId, search),
    queryFn: ({ pageParam: after }) =>
      records.listEarlierVisits({
        limit: pageSize,
        ...(patientId !== null && { patientId }),
        ...(search !== '' && { search }),
        ...(after && { after }),
      }),
    initialPageParam: null as EarlierVisit | null,
    getNextPageParam: (last) => (last.length < pageSize ? undefined : last.at(-1)),
  });
}
