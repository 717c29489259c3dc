import { useQuery } from '@tanstack/react-query';
import { queryKeys } from '../../app/queries.ts';
import { useBackend } from '../../app/services.tsx';

/** Nothing tells of it, so it is asked for this often, ms: as often as the doctor's list of who waits. */
const everyTenSeconds = 10_000;

/** Whether the doctor is in somebody else's visit; false while it is not known: nothing is said that may be wrong. */
export function useDoctorIsBusy(appointmentId: string): boolean {
  const { visits } = useBackend();
  const busy = useQuery({
    queryKey: queryKeys.doctorBusy(appointmentId),
    queryFn: () => visits.doctorIsWithAnother(appointmentId),
    refetchInterval: everyTenSeconds,
    staleTime: 0,
  });
  return !busy.isError && busy.data === true;
}
