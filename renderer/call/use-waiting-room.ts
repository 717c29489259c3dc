import { useEffect } from 'react';
import { useCall } from './call-context.ts';

/**
 * For as long as this is shown and `open`, this side waits for the visit: devices (the doctor's once the patient is
 * there), certificate and peer are ready, and with both waiting the connection is negotiated. A call under way is left
 * alone.
 */
export function useWaitingRoom(appointmentId: string, open: boolean): void {
  const { snapshot, dispatch } = useCall();
  const { kind } = snapshot.state;
  const resting = kind === 'idle' || kind === 'over';
  useEffect(() => {
    if (open && resting) dispatch({ type: 'waiting-entered', appointmentId });
  }, [open, resting, appointmentId, dispatch]);
  useEffect(() => {
    if (!open) return undefined;
    return () => {
      dispatch({ type: 'waiting-left', appointmentId });
    };
  }, [open, appointmentId, dispatch]);
}
