import type { Appointment } from '#shared/domain/records.ts';
import { upcomingVisits } from '#shared/domain/visit-lists.ts';

const minute = 60_000;

/** Where a visit of the day stands for its doctor. `late`: its patient is not here yet. `open`: nobody said how it ended. */
export type DayState = 'planned' | 'waiting' | 'late' | 'in-call' | 'by-phone' | 'open' | 'done' | 'missed';

export interface DayVisit {
  readonly visit: Appointment;
  readonly state: DayState;
}

export interface DoctorDay {
  /** In the waiting room, who came first is first. */
  readonly waiting: readonly Appointment[];
  /** The one after them; null when nobody else is to come today. */
  readonly next: Appointment | null;
  /** All of today that is agreed, also what is over, in the order of the clock. */
  readonly visits: readonly DayVisit[];
  /** Not yet over. */
  readonly left: number;
  readonly done: number;
  /** To be answered, the nearest first. */
  readonly requests: readonly Appointment[];
  /** Agreed visits of later days, the nearest first. */
  readonly later: readonly Appointment[];
}

const isCalling = ({ callStatus }: Appointment): boolean => callStatus === 'waiting' || callStatus === 'active';

function stateOf(visit: Appointment, now: number): DayState {
  if (visit.status === 'completed') return 'done';
  if (visit.status === 'no_show') return 'missed';
  if (isCalling(visit)) return 'in-call';
  if (visit.byPhoneSince !== null) return now <= visit.callClosesAt ? 'by-phone' : 'open';
  if (visit.checkedInAt !== null && now <= visit.callClosesAt) return 'waiting';
  if (visit.callStatus === 'ended') return 'open';
  if (visit.type === 'online') {
    if (now > visit.callClosesAt) return 'open';
    return now >= visit.startsAt + minute ? 'late' : 'planned';
  }
  return now >= visit.endsAt ? 'open' : 'planned';
}

/** Agreed visits of a day in the order of the clock, each with where it stands. @param isToday of an instant */
function visitsOf(appointments: readonly Appointment[], now: number, isToday: (instant: number) => boolean) {
  const agreed = new Set<Appointment['status']>(['confirmed', 'completed', 'no_show']);
  // One of before midnight that goes on belongs to this day too.
  const goesOn = (visit: Appointment) =>
    visit.status === 'confirmed' && visit.startsAt < now && (isCalling(visit) || now <= visit.callClosesAt);
  return appointments
    .filter((visit) => agreed.has(visit.status) && (isToday(visit.startsAt) || goesOn(visit)))
    .toSorted((one, other) => one.startsAt - other.startsAt)
    .map((visit): DayVisit => ({ visit, state: stateOf(visit, now) }));
}

/** @param now The server's clock, ms since 1970. @param isToday whether an instant lies in the reader's today */
export function doctorDay(
  appointments: readonly Appointment[],
  now: number,
  isToday: (instant: number) => boolean,
): DoctorDay {
  const visits = visitsOf(appointments, now, isToday);
  const inState = (...states: DayState[]) =>
    visits.filter(({ state }) => states.includes(state)).map(({ visit }) => visit);
  const upcoming = upcomingVisits(appointments, now);
  const today = new Set(visits.map(({ visit }) => visit.id));
  return {
    waiting: inState('waiting').toSorted((one, other) => (one.checkedInAt ?? 0) - (other.checkedInAt ?? 0)),
    next: inState('planned', 'late')[0] ?? null,
    visits,
    left: inState('planned', 'late', 'waiting', 'in-call', 'by-phone').length,
    done: inState('done').length,
    requests: upcoming.filter(({ status }) => status === 'requested'),
    later: upcoming.filter(({ id, status }) => status === 'confirmed' && !today.has(id)),
  };
}

/** Who is told of a delay lies at most this far ahead, in ms; as the clinic has it. */
const delayReaches = 12 * 60 * minute;

/** How late the doctor said to be, min, and how many would hear of a change; as far as the list tells. */
export function announcedDelay(appointments: readonly Appointment[], now: number) {
  const concerned = upcomingVisits(appointments, now).filter(
    (visit) =>
      visit.status === 'confirmed' &&
      visit.startsAt < now + delayReaches &&
      visit.byPhoneSince === null &&
      !isCalling(visit),
  );
  const minutes = Math.max(0, ...concerned.map(({ delayMinutes }) => delayMinutes ?? 0));
  return { minutes, patients: concerned.length } as const;
}
