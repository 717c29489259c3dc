import { useMemo } from 'react';
import { useLocation } from 'wouter';
import { sessionOf, type CallState } from '#shared/domain/call/state.ts';
import type { CallSession } from '#shared/domain/records.ts';
import { useCall } from './call-context.ts';

export interface CallSessionActions {
  readonly state: CallState;
  /** The attempt the clinic knows to be live, or null. */
  readonly live: CallSession | null;
  /** Doctor: calls the patient of this appointment and opens the call's screen. */
  readonly startCall: (appointmentId: string) => void;
  /** Answers the ring, or goes back into a call this device was in, and opens the call's screen. */
  readonly joinCall: () => void;
  /** Ends the call for both. Sound and picture stop at once, whatever the clinic answers. */
  readonly endCall: () => void;
  /** "Not now". */
  readonly declineCall: () => void;
  /** "I need 2 minutes": the doctor is told, and it rings again by itself. */
  readonly askForTwoMinutes: () => void;
  /** Goes on here with the call this person is in on another device, and opens the call's screen. */
  readonly moveCallHere: () => void;
}

/** The call of the signed-in person: its state as Realtime and the connection tell it, and what can be done about it. */
export function useCallSession(): CallSessionActions {
  const { snapshot, dispatch } = useCall();
  const [, navigate] = useLocation();
  const { state } = snapshot;
  return useMemo(() => {
    const session = sessionOf(state);
    return {
      state,
      live: session !== null && session.status !== 'ended' ? session : null,
      startCall(appointmentId) {
        dispatch({ type: 'start-pressed', appointmentId });
        navigate(`/call/${appointmentId}`);
      },
      joinCall() {
        dispatch({ type: state.kind === 'resumable' ? 'resume-pressed' : 'join-pressed' });
        if (session) navigate(`/call/${session.appointmentId}`);
      },
      endCall() {
        dispatch({ type: 'end-pressed' });
      },
      declineCall() {
        dispatch({ type: 'decline-pressed' });
      },
      askForTwoMinutes() {
        dispatch({ type: 'two-minutes-pressed' });
      },
      moveCallHere() {
        dispatch({ type: 'take-over-pressed' });
        if (session) navigate(`/call/${session.appointmentId}`);
      },
    };
  }, [state, dispatch, navigate]);
}
