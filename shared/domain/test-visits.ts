/** Visits for tests and stories. */
import type { Appointment } from './records.ts';

const minute = 60_000;

/**
 * A confirmed video visit of a quarter of an hour that nothing has happened to yet; it may be called from 15 minutes before it until an
 * hour after it.
 */
export function testVisit(change: Partial<Appointment> & Pick<Appointment, 'startsAt'>): Appointment {
  const endsAt = change.endsAt ?? change.startsAt + 15 * minute;
  return {
    id: 'visit',
    doctorId: 'doctor',
    patientId: 'patient',
    doctorName: 'Dr Anisha Rahman',
    doctorSpecialty: 'General medicine',
    patientName: 'Sita Gurung',
    patientBirthDate: null,
    status: 'confirmed',
    type: 'online',
    endsAt,
    reason: '',
    statusReason: null,
    callSessionId: null,
    callStatus: 'not_started',
    patientPhone: null,
    requestedStartsAt: null,
    heldUntil: null,
    checkedInAt: null,
    deviceCheck: { camera: null, microphone: null, speaker: null, network: null },
    delayMinutes: null,
    byPhoneSince: null,
    callOpensAt: change.startsAt - 15 * minute,
    callClosesAt: endsAt + 60 * minute,
    version: 1,
    ...change,
  };
}
