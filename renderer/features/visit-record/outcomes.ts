import type { Appointment, CallSession } from '#shared/domain/records.ts';

export type Outcome = 'completed' | 'call-again' | 'by-phone' | 'not-by-phone' | 'no-show';

/** The doctor can say how the visit ended: it may have taken place, and nobody has said it yet. */
export function awaitsOutcome(appointment: Appointment, now: number): boolean {
  const { status, callStatus, startsAt } = appointment;
  if (status !== 'confirmed' || callStatus === 'waiting' || callStatus === 'active') return false;
  return callStatus === 'ended' || now >= startsAt;
}

/**
 * What there is to say, the likeliest first; as the database would take it, which decides in the end.
 * @param lastCall The last attempt; null: none, or not known yet.
 */
export function possibleOutcomes(
  appointment: Appointment,
  lastCall: CallSession | null,
  now: number,
): readonly Outcome[] {
  const { type, startsAt, callOpensAt, callClosesAt, byPhoneSince } = appointment;
  const online = type === 'online';
  const talked = lastCall !== null && lastCall.status !== 'waiting' && lastCall.startedAt !== null;
  const open = online && now >= callOpensAt && now <= callClosesAt;
  return [
    'completed' as const,
    ...(open ? (['call-again'] as const) : []),
    ...(online ? [byPhoneSince === null ? ('by-phone' as const) : ('not-by-phone' as const)] : []),
    ...(talked || now < startsAt ? [] : (['no-show'] as const)),
  ];
}
