import type { Appointment } from './records.ts';

const earliestFirst = (a: Appointment, b: Appointment) => a.startsAt - b.startsAt;
const latestFirst = (a: Appointment, b: Appointment) => b.startsAt - a.startsAt;

/**
 * Whether a visit still lies ahead or goes on. A confirmed one stays until its call can no longer be started.
 * @param now The server's clock, ms since 1970.
 */
export function isUpcoming(appointment: Appointment, now: number): boolean {
  switch (appointment.status) {
    case 'requested':
    case 'proposed':
      return now < appointment.endsAt;
    case 'confirmed':
      return now <= (appointment.type === 'online' ? appointment.callClosesAt : appointment.endsAt);
    case 'declined':
    case 'cancelled':
    case 'completed':
    case 'no_show':
      return false;
  }
}

/** The next one first. */
export function upcomingVisits(appointments: readonly Appointment[], now: number): readonly Appointment[] {
  return appointments.filter((each) => isUpcoming(each, now)).toSorted(earliestFirst);
}

/** The latest one first. */
export function pastVisits(appointments: readonly Appointment[], now: number): readonly Appointment[] {
  return appointments.filter((each) => !isUpcoming(each, now)).toSorted(latestFirst);
}
