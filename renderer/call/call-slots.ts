import { createContext, useContext, type ComponentType } from 'react';
import type { Side } from '#shared/domain/roles.ts';

/** What features show on the call's screen: the call knows none of them. */
export interface CallSlots {
  /** While it rings, for the doctor: who the patient is. */
  readonly BeforeCall: ComponentType<{ readonly appointmentId: string }> | null;
  /** Beside the picture, for the doctor: note and summary. Closes itself by `onClose`. */
  readonly BesideCall: ComponentType<{ readonly appointmentId: string; readonly onClose: () => void }> | null;
  /** When the call is over: how it ended, how it was. */
  readonly AfterCall: ComponentType<{ readonly appointmentId: string }> | null;
  /** Loads what this side will need later in the call and after it, while there is a line to load it over. */
  readonly preload: (side: Side) => void;
}

export const CallSlotsContext = createContext<CallSlots>({
  BeforeCall: null,
  BesideCall: null,
  AfterCall: null,
  preload: () => undefined,
});

export const useCallSlots = (): CallSlots => useContext(CallSlotsContext);
