import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { DeviceCheck } from '#shared/domain/visit-records.ts';
import { queryKeys } from '../../app/queries.ts';
import { useBackend } from '../../app/services.tsx';
import { useCall } from '../../call/call-context.ts';
import type { CallSnapshot } from '../../call/call-snapshot.ts';
import { deviceFindings } from './device-findings.ts';

/** The doctor is told that the patient waits, and with what devices, again whenever that changes. */
export function useCheckIn(appointmentId: string, local: CallSnapshot['local']): { readonly error: Error | null } {
  const { visits } = useBackend();
  const queries = useQueryClient();
  const { camera, microphone } = deviceFindings(local);
  const { mutate, error } = useMutation({
    // One after the other: what was found first must not arrive last.
    scope: { id: `check-in ${appointmentId}` },
    mutationFn: (found: DeviceCheck) => visits.checkIn(appointmentId, found),
    onSettled: () => queries.invalidateQueries({ queryKey: queryKeys.appointments }),
  });
  const ready = !local.opening && (camera !== null || microphone !== null);
  useEffect(() => {
    if (ready) mutate({ camera, microphone, speaker: null, network: null });
  }, [ready, camera, microphone, mutate]);
  return { error };
}

/** The doctor is told that the patient left, when this screen closes without a call. */
export function useLeaving(appointmentId: string): void {
  const { visits } = useBackend();
  const { snapshot } = useCall();
  const kind = useRef(snapshot.state.kind);
  useEffect(() => {
    kind.current = snapshot.state.kind;
  }, [snapshot.state.kind]);
  useEffect(
    () => () => {
      const waited = ['idle', 'over', 'waiting-room'].includes(kind.current);
      // What fails here is put right by time: an address that is not confirmed is forgotten.
      if (waited) void visits.leaveWaitingRoom(appointmentId).catch(() => undefined);
    },
    [visits, appointmentId],
  );
}
