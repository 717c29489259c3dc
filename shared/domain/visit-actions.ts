import type { Appointment, CallSession } from './records.ts';

/** Where a visit stands for the person looking at it; each has its words in `renderer/i18n`. */
export type VisitSituation =
  | 'wait-for-answer'
  | 'accept-time'
  | 'time-proposed'
  | 'not-answered-in-time'
  | 'answer'
  | 'answer-late'
  | 'declined'
  | 'cancelled'
  | 'completed'
  | 'no-show'
  | 'in-person'
  | 'opens-later'
  | 'ready'
  | 'called-before'
  | 'by-phone'
  | 'closed'
  | 'calling'
  | 'ringing'
  | 'in-call'
  | 'in-call-elsewhere';

export interface VisitActions {
  readonly situation: VisitSituation;
  /** What the main button does about the call; null where there is none. */
  readonly call: 'start' | 'join' | 'resume' | null;
  readonly canConfirm: boolean;
  readonly canDecline: boolean;
  readonly canCancel: boolean;
  /** The patient may take the time the doctor proposes, or not. */
  readonly canAccept: boolean;
  /** Another time: the doctor proposes one, the patient asks for one. */
  readonly move: 'propose' | 'reschedule' | null;
}

/**
 * What one of the two people of a visit can do now, by the same rules as the database, which decides in the end.
 * @param me The id of that person, who is the doctor or the patient of the visit.
 * @param now The server's clock, ms since 1970.
 * @param live The attempt of any visit of this person that is not ended, as far as is known.
 * @param elsewhere That attempt is held by another computer of the same person.
 */
export function visitActions(
  appointment: Appointment,
  me: string,
  now: number,
  live: CallSession | null,
  elsewhere = false,
): VisitActions {
  const isDoctor = appointment.doctorId === me;
  const own = live !== null && live.appointmentId === appointment.id && live.status !== 'ended' ? live : null;
  const nothing = {
    call: null,
    canConfirm: false,
    canDecline: false,
    canCancel: false,
    canAccept: false,
    move: null,
  } as const;
  const move = isDoctor ? 'propose' : 'reschedule';

  switch (appointment.status) {
    case 'requested':
    case 'proposed': {
      const late = now >= appointment.endsAt;
      const proposed = appointment.status === 'proposed';
      if (!isDoctor) {
        return {
          ...nothing,
          situation: late ? 'not-answered-in-time' : proposed ? 'accept-time' : 'wait-for-answer',
          canAccept: proposed && !late,
          canCancel: true,
          move: late ? null : move,
        };
      }
      return {
        ...nothing,
        situation: late ? 'answer-late' : proposed ? 'time-proposed' : 'answer',
        canConfirm: !proposed && !late,
        canDecline: !proposed,
        canCancel: proposed,
        move: late ? null : move,
      };
    }
    case 'declined':
    case 'cancelled':
    case 'completed':
      return { ...nothing, situation: appointment.status };
    case 'no_show':
      return { ...nothing, situation: 'no-show' };
    case 'confirmed': {
      const { situation, call } = confirmedVisit(appointment, isDoctor, now, own, elsewhere);
      const over = now > appointment.callClosesAt;
      const talking = own?.status === 'active' || appointment.callStatus === 'active';
      return {
        ...nothing,
        situation,
        call,
        canCancel: !talking && !over,
        move: !talking && own === null && now < appointment.startsAt ? move : null,
      };
    }
  }
}

function confirmedVisit(
  appointment: Appointment,
  isDoctor: boolean,
  now: number,
  live: CallSession | null,
  elsewhere: boolean,
): Pick<VisitActions, 'situation' | 'call'> {
  if (appointment.type === 'offline')
    return { situation: now < appointment.endsAt ? 'in-person' : 'closed', call: null };
  if (live !== null && elsewhere) return { situation: 'in-call-elsewhere', call: null };
  if (live?.status === 'active' || live?.patientJoined === true) return { situation: 'in-call', call: 'resume' };
  // A ring that ran out is live until the clinic closes it, and cannot be joined any more.
  if (live !== null && now <= live.ringExpiresAt) {
    return isDoctor ? { situation: 'calling', call: 'resume' } : { situation: 'ringing', call: 'join' };
  }
  if (now < appointment.callOpensAt) return { situation: 'opens-later', call: null };
  const open = now <= appointment.callClosesAt;
  if (appointment.byPhoneSince !== null) return { situation: 'by-phone', call: isDoctor && open ? 'start' : null };
  if (!open) return { situation: 'closed', call: null };
  const before = live !== null || appointment.callStatus === 'ended';
  return { situation: before ? 'called-before' : 'ready', call: isDoctor ? 'start' : null };
}
