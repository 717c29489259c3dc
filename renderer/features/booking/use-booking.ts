import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import type { AppointmentType } from '#shared/domain/records.ts';
import type { ErrorCode } from '#shared/errors/codes.ts';
import { toFailure } from '#shared/errors/failure.ts';
import { queryKeys } from '../../app/queries.ts';
import { useBackend } from '../../app/services.tsx';

export interface BookingRequest {
  readonly doctorId: string;
  readonly startsAt: number;
  readonly type: AppointmentType;
  readonly reason: string;
}

/** After these the times shown are out of date. */
const slotCodes: ReadonlySet<ErrorCode> = new Set(['slot_taken', 'slot_in_past', 'slot_outside_hours']);

export const isAboutSlot = (error: unknown): boolean => slotCodes.has(toFailure(error).code);

/** Books; resolves to the id of the visit. */
export function useBooking() {
  const { booking } = useBackend();
  const queries = useQueryClient();
  // When no answer came the visit may be booked all the same: the next press for the same visit repeats that request
  // instead of making another one.
  const unanswered = useRef<{ readonly request: string; readonly requestId: string } | null>(null);

  return useMutation({
    mutationFn: async (request: BookingRequest) => {
      const same = JSON.stringify(request);
      const requestId = unanswered.current?.request === same ? unanswered.current.requestId : crypto.randomUUID();
      unanswered.current = { request: same, requestId };
      try {
        const id = await booking.book({ ...request, requestId });
        unanswered.current = null;
        return id;
      } catch (caught) {
        if (toFailure(caught).code !== 'server_unreachable') unanswered.current = null;
        throw caught;
      }
    },
    onSettled: async (_id, error) => {
      if (error === null) await queries.invalidateQueries({ queryKey: queryKeys.appointments });
      if (error === null || isAboutSlot(error)) void queries.invalidateQueries({ queryKey: queryKeys.allSlots });
    },
  });
}
