import { useEffect } from 'react';
import type { Appointment } from '#shared/domain/records.ts';
import { useAppointments } from '../app/queries.ts';
import { VideoCall } from './video-call-screen.ts';

/** A call is near when it may be started within this time, ms. */
const nearMs = 30 * 60_000;

/** Whether one of the visits may be called now or soon. */
export function callIsNear(appointments: readonly Appointment[], now: number): boolean {
  return appointments.some(
    ({ status, type, callOpensAt, callClosesAt }) =>
      status === 'confirmed' && type === 'online' && now >= callOpensAt - nearMs && now <= callClosesAt,
  );
}

/** Loads the call's own chunks ahead of a call that is near, so that neither Start nor Join waits for them. */
export function useCallPrefetch(): void {
  const { data } = useAppointments();
  useEffect(() => {
    if (data === undefined || !callIsNear(data, Date.now())) return;
    // What fails to load here is loaded again, and complained about, when it is needed.
    void Promise.allSettled([import('./engine/loaded-half.ts'), VideoCall.preload()]);
  }, [data]);
}
