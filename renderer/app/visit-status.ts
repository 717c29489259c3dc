import type { Appointment } from '#shared/domain/records.ts';
import { isUpcoming } from '#shared/domain/visit-lists.ts';
import type { Tone } from '../ui/StatusPill.tsx';

export type VisitStatusWord =
  `status.${Appointment['status']}` | 'call.waiting' | 'call.active' | 'call.ended' | 'call.phone' | 'over';

/** The one word for a visit in a list, and how it is coloured. @param now The server's clock. */
export function visitStatus(
  appointment: Appointment,
  now: number,
): { readonly word: VisitStatusWord; readonly tone: Tone } {
  const { status, callStatus, byPhoneSince } = appointment;
  switch (status) {
    case 'requested':
    case 'proposed':
      return isUpcoming(appointment, now)
        ? { word: `status.${status}`, tone: 'wait' }
        : { word: 'over', tone: 'quiet' };
    case 'confirmed':
      if (callStatus === 'waiting' || callStatus === 'active') return { word: `call.${callStatus}`, tone: 'accent' };
      if (byPhoneSince !== null) return { word: 'call.phone', tone: 'accent' };
      if (isUpcoming(appointment, now)) return { word: 'status.confirmed', tone: 'good' };
      return callStatus === 'ended' ? { word: 'call.ended', tone: 'quiet' } : { word: 'over', tone: 'quiet' };
    case 'declined':
    case 'no_show':
      return { word: `status.${status}`, tone: 'danger' };
    case 'cancelled':
    case 'completed':
      return { word: `status.${status}`, tone: 'quiet' };
  }
}
