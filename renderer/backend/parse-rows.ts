/** Rows as they arrive, from a request or from Realtime, into the records of the app. What does not fit is refused. */
import * as z from 'zod/mini';
import type {
  Appointment,
  CallSession,
  Doctor,
  Notification,
  Profile,
  SignalingHalf,
  Slot,
  WaitingPeer,
} from '#shared/domain/records.ts';
import { Failure } from '#shared/errors/failure.ts';
import { parseDeviceCheck } from './parse-visit-records.ts';
import { appointmentStatus, appointmentType, count, fit, id, instant, language, text } from './row-shapes.ts';

const profileRow = z.object({
  id,
  role: z.enum(['patient', 'doctor', 'administrator']),
  full_name: text,
  email: text,
  time_zone: text,
  language,
});

const doctorRow = z.object({
  id,
  full_name: text,
  specialty: text,
  languages: z.array(text),
  bio: text,
  accepts_online: z.boolean(),
  accepts_in_person: z.boolean(),
  visit_minutes: count,
  time_zone: text,
  next_free_at: z.nullable(instant),
});

const slotRow = z.object({ starts_at: instant, ends_at: instant });

const appointmentRow = z.object({
  id,
  doctor_id: id,
  patient_id: id,
  doctor_name: text,
  doctor_specialty: text,
  patient_name: text,
  patient_birth_date: z.nullable(text),
  patient_phone: z.nullable(text),
  status: appointmentStatus,
  appointment_type: appointmentType,
  starts_at: instant,
  ends_at: instant,
  reason: text,
  status_reason: z.nullable(text),
  requested_starts_at: z.nullable(instant),
  held_until: z.nullable(instant),
  checked_in_at: z.nullable(instant),
  device_check: z.unknown(),
  delay_minutes: z.nullable(count),
  by_phone_since: z.nullable(instant),
  call_session_id: z.nullable(id),
  call_status: z.enum(['not_started', 'waiting', 'active', 'ended']),
  call_opens_at: instant,
  call_closes_at: instant,
  version: count,
});

const signalingHalf = z.object({
  fingerprints: z.array(z.string().check(z.maxLength(200))).check(z.minLength(1), z.maxLength(16)),
});
const callSessionRow = z.object({
  id,
  appointment_id: id,
  doctor_id: id,
  patient_id: id,
  attempt: count,
  status: z.enum(['waiting', 'active', 'ended']),
  patient_joined: z.boolean(),
  doctor_device: z.nullable(text),
  patient_device: z.nullable(text),
  doctor_peer_id: z.nullable(text),
  patient_peer_id: z.nullable(text),
  signaling_data: z.record(z.string(), z.unknown()),
  partner_refused_by: z.nullable(z.enum(['doctor', 'patient'])),
  partner_refused_at: z.nullable(instant),
  patient_rang_at: z.nullable(instant),
  patient_back_at: z.nullable(instant),
  ring_expires_at: instant,
  created_at: instant,
  started_at: z.nullable(instant),
  ended_at: z.nullable(instant),
  ended_by: z.nullable(id),
  end_reason: z.nullable(
    z.enum(['completed', 'declined', 'no_answer', 'cancelled', 'unreachable', 'network', 'continued_by_phone']),
  ),
  version: count,
});

const notificationKinds = [
  'appointment_requested',
  'appointment_confirmed',
  'appointment_declined',
  'appointment_cancelled',
  'call_started',
  'call_missed',
  'call_no_answer',
  'call_declined',
  'call_cancelled',
  'call_ended',
  'appointment_proposed',
  'appointment_rescheduled',
  'appointment_expired',
  'appointment_completed',
  'appointment_missed',
  'reminder_day',
  'reminder_hour',
  'reminder_soon',
  'patient_waiting',
  'summary_shared',
  'summary_acknowledged',
  'doctor_late',
  'continued_by_phone',
] as const;
const notificationRow = z.object({
  id,
  // The clinic may have been updated before this app.
  kind: z.pipe(
    z.string(),
    z.transform((kind) => notificationKinds.find((known) => known === kind) ?? 'other'),
  ),
  title: text,
  message: text,
  appointment_id: z.nullable(id),
  call_session_id: z.nullable(id),
  created_at: instant,
  read_at: z.nullable(instant),
});

export function parseProfile(row: unknown): Profile {
  const { full_name, time_zone, ...same } = fit(profileRow, row);
  return { ...same, fullName: full_name, timeZone: time_zone };
}

const standingRow = z.object({ deactivated_at: z.nullable(z.string()) });
/** Whether an administrator, or the person, closed the account. */
export const isDeactivated = (row: unknown): boolean => fit(standingRow, row).deactivated_at !== null;

export function parseDoctor(row: unknown): Doctor {
  const doctor = fit(doctorRow, row);
  return {
    id: doctor.id,
    fullName: doctor.full_name,
    specialty: doctor.specialty,
    languages: doctor.languages,
    bio: doctor.bio,
    acceptsOnline: doctor.accepts_online,
    acceptsInPerson: doctor.accepts_in_person,
    visitMinutes: doctor.visit_minutes,
    timeZone: doctor.time_zone,
    nextFreeAt: doctor.next_free_at,
  };
}

export function parseSlot(row: unknown): Slot {
  const slot = fit(slotRow, row);
  return { startsAt: slot.starts_at, endsAt: slot.ends_at };
}

const startRow = z.object({ starts_at: instant });
/** When a row of `appointments` begins. */
export const parseStart = (row: unknown): number => fit(startRow, row).starts_at;

export function parseAppointment(row: unknown): Appointment {
  const visit = fit(appointmentRow, row);
  return {
    id: visit.id,
    doctorId: visit.doctor_id,
    patientId: visit.patient_id,
    doctorName: visit.doctor_name,
    doctorSpecialty: visit.doctor_specialty,
    patientName: visit.patient_name,
    patientBirthDate: visit.patient_birth_date,
    patientPhone: visit.patient_phone,
    status: visit.status,
    type: visit.appointment_type,
    startsAt: visit.starts_at,
    endsAt: visit.ends_at,
    reason: visit.reason,
    statusReason: visit.status_reason,
    requestedStartsAt: visit.requested_starts_at,
    heldUntil: visit.held_until,
    checkedInAt: visit.checked_in_at,
    deviceCheck: parseDeviceCheck(visit.device_check),
    delayMinutes: visit.delay_minutes,
    byPhoneSince: visit.by_phone_since,
    callSessionId: visit.call_session_id,
    callStatus: visit.call_status,
    callOpensAt: visit.call_opens_at,
    callClosesAt: visit.call_closes_at,
    version: visit.version,
  };
}

const bookedRow = z.object({ id });
/** The id of a row of `appointments` as `book_appointment` returns it. */
export function parseBookedId(row: unknown): string {
  return fit(bookedRow, row).id;
}

/** A half that does not fit counts as not published: the call then never connects to it, which is the safe side. */
function parseHalf(half: unknown): SignalingHalf | null {
  return signalingHalf.safeParse(half).data ?? null;
}

export function parseCallSession(row: unknown): CallSession {
  const session = fit(callSessionRow, row);
  const common = {
    id: session.id,
    appointmentId: session.appointment_id,
    doctorId: session.doctor_id,
    patientId: session.patient_id,
    attempt: session.attempt,
    patientJoined: session.patient_joined,
    doctorDevice: session.doctor_device,
    patientDevice: session.patient_device,
    doctorPeerId: session.doctor_peer_id,
    patientPeerId: session.patient_peer_id,
    doctorSignaling: parseHalf(session.signaling_data['doctor']),
    patientSignaling: parseHalf(session.signaling_data['patient']),
    partnerRefused:
      session.partner_refused_by === null || session.partner_refused_at === null
        ? null
        : { by: session.partner_refused_by, at: session.partner_refused_at },
    patientRangAt: session.patient_rang_at,
    patientBackAt: session.patient_back_at,
    ringExpiresAt: session.ring_expires_at,
    createdAt: session.created_at,
    version: session.version,
  };
  const { status, started_at: startedAt, ended_at: endedAt, end_reason: endReason } = session;
  switch (status) {
    case 'waiting':
      return { ...common, status };
    case 'active':
      if (startedAt === null) throw new Failure('unexpected', new Error('An active call without its start'));
      return { ...common, status, startedAt };
    case 'ended':
      if (endedAt === null || endReason === null)
        throw new Failure('unexpected', new Error('An ended call without its end'));
      return { ...common, status, startedAt, endedAt, endedBy: session.ended_by, endReason };
  }
}

const waitingPeerRow = z.object({
  appointment_id: id,
  side: z.enum(['doctor', 'patient']),
  device: z.nullable(text),
  peer_id: z.nullable(text),
  signaling: z.unknown(),
  seen_at: instant,
});

export function parseWaitingPeer(row: unknown): WaitingPeer {
  const { appointment_id: appointmentId, side, device, peer_id: peerId, ...peer } = fit(waitingPeerRow, row);
  const signaling = parseHalf(peer.signaling);
  const whole = device !== null && peerId !== null && signaling !== null;
  return { appointmentId, side, address: whole ? { device, peerId, signaling, seenAt: peer.seen_at } : null };
}

export function parseNotification(row: unknown): Notification {
  const notification = fit(notificationRow, row);
  return {
    id: notification.id,
    kind: notification.kind,
    title: notification.title,
    message: notification.message,
    appointmentId: notification.appointment_id,
    callSessionId: notification.call_session_id,
    createdAt: notification.created_at,
    readAt: notification.read_at,
  };
}

export function parseServerTime(value: unknown): number {
  return fit(instant, value);
}
