import * as z from 'zod/mini';
import type {
  DeviceCheck,
  EarlierVisit,
  Message,
  PatientPerson,
  VisitNote,
  VisitRating,
  VisitSummary,
  WaitingPatient,
} from '#shared/domain/visit-records.ts';
import { appointmentStatus, appointmentType, count, fit, id, instant, language, text } from './row-shapes.ts';

const finding = z.enum(['ok', 'weak', 'refused', 'missing', 'busy', 'skipped']);
const found = z.record(z.string(), z.unknown());

/** What this version does not know of a check is not shown; nobody is kept from a visit by it. */
export function parseDeviceCheck(value: unknown): DeviceCheck {
  const check = found.safeParse(value).data ?? {};
  const of = (name: string) => finding.safeParse(check[name]).data ?? null;
  return { camera: of('camera'), microphone: of('microphone'), speaker: of('speaker'), network: of('network') };
}

const waitingRow = z.object({
  appointment_id: id,
  patient_id: id,
  patient_name: text,
  starts_at: instant,
  checked_in_at: instant,
  device_check: z.unknown(),
  call_status: z.enum(['not_started', 'waiting', 'active', 'ended']),
});
export function parseWaitingPatient(row: unknown): WaitingPatient {
  const waiting = fit(waitingRow, row);
  return {
    appointmentId: waiting.appointment_id,
    patientId: waiting.patient_id,
    patientName: waiting.patient_name,
    startsAt: waiting.starts_at,
    checkedInAt: waiting.checked_in_at,
    deviceCheck: parseDeviceCheck(waiting.device_check),
    callStatus: waiting.call_status,
  };
}

const earlierRow = z.object({
  id,
  patient_id: id,
  patient_name: text,
  patient_birth_date: z.nullable(text),
  status: appointmentStatus,
  appointment_type: appointmentType,
  by_phone: z.boolean(),
  starts_at: instant,
  reason: text,
  note: z.nullable(text),
  findings: z.nullable(text),
  medicines: z.nullable(text),
  next_step: z.nullable(text),
});
export function parseEarlierVisit(row: unknown): EarlierVisit {
  const visit = fit(earlierRow, row);
  const { findings, medicines, next_step: nextStep } = visit;
  return {
    id: visit.id,
    patientId: visit.patient_id,
    patientName: visit.patient_name,
    patientBirthDate: visit.patient_birth_date,
    status: visit.status,
    type: visit.appointment_type,
    byPhone: visit.by_phone,
    startsAt: visit.starts_at,
    reason: visit.reason,
    note: visit.note,
    // All of them or none: they are of one row.
    summary: findings === null || medicines === null || nextStep === null ? null : { findings, medicines, nextStep },
  };
}

const patientRow = z.object({
  id,
  full_name: text,
  birth_date: z.nullable(text),
  phone: z.nullable(text),
  language,
  visits: count,
});
export function parsePatient(row: unknown): PatientPerson {
  const { full_name: fullName, birth_date: birthDate, ...patient } = fit(patientRow, row);
  return { ...patient, fullName, birthDate };
}

const noteRow = z.object({ appointment_id: id, body: text, version: count, updated_at: instant });
export function parseNote(row: unknown): VisitNote {
  const { appointment_id: appointmentId, updated_at: updatedAt, ...note } = fit(noteRow, row);
  return { appointmentId, updatedAt, ...note };
}

const summaryRow = z.object({
  id,
  appointment_id: id,
  version: count,
  findings: text,
  medicines: text,
  next_step: text,
  created_at: instant,
  acknowledged_at: z.nullable(instant),
  question: z.nullable(text),
});
export function parseSummary(row: unknown): VisitSummary {
  const summary = fit(summaryRow, row);
  return {
    id: summary.id,
    appointmentId: summary.appointment_id,
    version: summary.version,
    findings: summary.findings,
    medicines: summary.medicines,
    nextStep: summary.next_step,
    createdAt: summary.created_at,
    acknowledgedAt: summary.acknowledged_at,
    question: summary.question,
  };
}

const messageRow = z.object({ id, appointment_id: id, sender_id: id, body: text, client_id: id, created_at: instant });
export function parseMessage(row: unknown): Message {
  const message = fit(messageRow, row);
  return {
    id: message.id,
    appointmentId: message.appointment_id,
    senderId: message.sender_id,
    body: message.body,
    clientId: message.client_id,
    createdAt: message.created_at,
  };
}

const ratingRow = z.object({
  appointment_id: id,
  stars: count,
  about: z.nullable(z.enum(['sound', 'picture', 'connection', 'waiting', 'care', 'app'])),
});
export function parseRating(row: unknown): VisitRating {
  const { appointment_id: appointmentId, ...rating } = fit(ratingRow, row);
  return { appointmentId, ...rating };
}
