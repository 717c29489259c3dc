import * as z from 'zod/mini';
import type { AppointmentType } from '#shared/domain/records.ts';
import type { Drafts } from '../../app/drafts.ts';
import type { Day } from '../../app/free-times/slots.ts';

/** What the patient has chosen and written so far. */
export interface BookingDraft {
  readonly type: AppointmentType | '';
  readonly day: Day;
  readonly startsAt: number | null;
  readonly reason: string;
}

const draftSchema = z.object({
  type: z.enum(['online', 'offline', '']),
  day: z.string().check(z.regex(/^(\d{4}-\d{2}-\d{2})?$/)),
  startsAt: z.nullable(z.number()),
  reason: z.string(),
});

const nameOf = (doctorId: string) => `booking.${doctorId}`;

/** Null when there is none, or none this version understands. */
export function readDraft(drafts: Drafts, doctorId: string): BookingDraft | null {
  return draftSchema.safeParse(drafts.read(nameOf(doctorId))).data ?? null;
}

export function writeDraft(drafts: Drafts, doctorId: string, draft: BookingDraft): void {
  drafts.write(nameOf(doctorId), draft);
}

export function removeDraft(drafts: Drafts, doctorId: string): void {
  drafts.remove(nameOf(doctorId));
}
