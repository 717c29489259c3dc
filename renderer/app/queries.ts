import { QueryClient, useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Appointment, Doctor, Notification } from '#shared/domain/records.ts';
import { toFailure } from '#shared/errors/failure.ts';
import { queryKeys } from './query-keys.ts';
import { useBackend } from './services.tsx';
import { useWatchState } from './watch.tsx';

/** While no change can arrive, lists are asked for this often, in ms. */
const pollInterval = 10_000;

export function createQueryClient(): QueryClient {
  const mayPass = (error: unknown) => toFailure(error).code === 'server_unreachable';
  return new QueryClient({
    defaultOptions: {
      queries: {
        // The clinic may be on this very computer: whether it answers is found out by asking, not from navigator.onLine.
        networkMode: 'always',
        staleTime: 30_000,
        retry: (failures, error) => failures < 2 && mayPass(error),
        retryDelay: (failures) => 500 * 2 ** failures,
      },
      mutations: { networkMode: 'always', retry: false },
    },
  });
}

function usePollInterval(): number | false {
  return useWatchState() === 'offline' ? pollInterval : false;
}

export function useAppointments(): UseQueryResult<readonly Appointment[]> {
  const { booking } = useBackend();
  const refetchInterval = usePollInterval();
  return useQuery({ queryKey: queryKeys.appointments, queryFn: () => booking.listAppointments(), refetchInterval });
}

/** One visit: from the list while it is in it, else read by itself, because the list ends at some age. */
export function useAppointment(id: string) {
  const { booking } = useBackend();
  const all = useAppointments();
  const listed = all.data?.find((each) => each.id === id);
  const missing = all.data !== undefined && !all.isFetching && listed === undefined;
  const one = useQuery({
    queryKey: queryKeys.appointment(id),
    queryFn: () => booking.readAppointment(id),
    enabled: missing,
  });
  return {
    appointment: listed ?? one.data ?? undefined,
    isPending: all.isPending || (listed === undefined && (all.isFetching || one.isFetching)),
    error: all.error ?? one.error,
    list: all,
  };
}

export function useDoctors(): UseQueryResult<readonly Doctor[]> {
  const { booking } = useBackend();
  return useQuery({ queryKey: queryKeys.doctors, queryFn: () => booking.listDoctors() });
}

export function useNotifications(): UseQueryResult<readonly Notification[]> {
  const { notifications } = useBackend();
  const refetchInterval = usePollInterval();
  return useQuery({ queryKey: queryKeys.notifications, queryFn: () => notifications.list(), refetchInterval });
}

/** The server's clock in ms, moving on every `every` ms; this computer's own until the difference is known. */
export function useServerNow(every = 10_000): number {
  const { calls } = useBackend();
  const offset = useQuery({ queryKey: queryKeys.clockOffset, queryFn: () => calls.clockOffset(), staleTime: Infinity });
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), every);
    return () => clearInterval(timer);
  }, [every]);
  return now + (offset.data ?? 0);
}

export { queryKeys };
