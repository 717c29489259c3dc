import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { DeviceCheck } from '#shared/domain/visit-records.ts';
import { queryKeys } from '../../app/queries.ts';
import { useBackend, useMe } from '../../app/services.tsx';
import { useCall } from '../../call/call-context.ts';
import type { CallSnapshot } from '../../call/call-snapshot.ts';
import { readCheck } from '../../call/check/remembered-check.ts';
import { deviceFindings } from '../../call/devices/device-findings.ts';

/** What a device check found longer ago than this says nothing about today, ms. */
const tellsFor = 24 * 60 * 60_000;

interface CheckIn {
  readonly error: Error | null;
  /** The patient tried speaker or network here: the doctor is told. */
  readonly checked: () => void;
}

/** The doctor is told that the patient waits, and with what devices, again whenever that changes. */
export function useCheckIn(appointmentId: string, local: CallSnapshot['local']): CheckIn {
  const { visits } = useBackend();
  const queries = useQueryClient();
  const { camera, microphone } = deviceFindings(local);
  const { checked, speaker, network } = useTried();
  const { mutate, error } = useMutation({
    // One after the other: what was found first must not arrive last.
    scope: { id: `check-in ${appointmentId}` },
    mutationFn: (found: DeviceCheck) => visits.checkIn(appointmentId, found),
    onSettled: () => queries.invalidateQueries({ queryKey: queryKeys.appointments }),
  });
  const ready = !local.opening && (camera !== null || microphone !== null);
  useEffect(() => {
    if (ready) mutate({ camera, microphone, speaker, network });
  }, [ready, camera, microphone, speaker, network, mutate]);
  return { error, checked };
}

/** Speaker and network as the last device check found them, which is not repeated for every visit of a day. */
function useTried(): Pick<DeviceCheck, 'speaker' | 'network'> & Pick<CheckIn, 'checked'> {
  const { id } = useMe();
  const [check, setCheck] = useState(() => readCheck(id));
  const [entered] = useState(() => Date.now());
  const checked = useCallback(() => setCheck(readCheck(id)), [id]);
  const tells = check !== null && check.at > entered - tellsFor;
  return { checked, speaker: tells ? check.speaker : null, network: tells ? check.network : null };
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
