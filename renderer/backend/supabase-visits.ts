import * as z from 'zod/mini';
import { answerOf } from './failures.ts';
import { parseRating, parseWaitingPatient } from './parse-visit-records.ts';
import type { VisitBackend } from './rooms/visits.ts';
import { fit, parseCount, parseList } from './row-shapes.ts';
import type { ClinicClient } from './supabase.ts';

const parseYes = (answer: unknown): boolean => fit(z.boolean(), answer);
const done = (): void => undefined;

export function supabaseVisits(client: ClinicClient): VisitBackend {
  return {
    checkIn: (appointmentId, found) =>
      answerOf(client.rpc('check_in', { p_appointment_id: appointmentId, p_device_check: { ...found } }), done),
    doctorIsWithAnother: (appointmentId) =>
      answerOf(client.rpc('doctor_is_with_another_patient', { p_appointment_id: appointmentId }), parseYes),
    leaveWaitingRoom: (appointmentId) =>
      answerOf(client.rpc('leave_waiting_room', { p_appointment_id: appointmentId }), done),
    waitingPatients: () => answerOf(client.rpc('waiting_patients'), (rows) => parseList(rows, parseWaitingPatient)),
    complete: (appointmentId, version) =>
      answerOf(client.rpc('complete_appointment', { p_appointment_id: appointmentId, p_version: version }), done),
    markNoShow: (appointmentId, version) =>
      answerOf(client.rpc('mark_no_show', { p_appointment_id: appointmentId, p_version: version }), done),
    continueByPhone: (appointmentId, byPhone, version) =>
      answerOf(
        client.rpc('continue_by_phone', { p_appointment_id: appointmentId, p_by_phone: byPhone, p_version: version }),
        done,
      ),
    announceDelay: (minutes) => answerOf(client.rpc('announce_delay', { p_minutes: minutes }), parseCount),
    rate: (appointmentId, stars, about) =>
      answerOf(
        client.rpc('rate_visit', {
          p_appointment_id: appointmentId,
          p_stars: stars,
          ...(about === null ? {} : { p_about: about }),
        }),
        parseRating,
      ),
    ratingsBy: (patientId) =>
      answerOf(
        client.from('visit_ratings').select('appointment_id, stars, about').eq('patient_id', patientId),
        (rows) => parseList(rows, parseRating),
      ),
    myRating: (appointmentId) =>
      answerOf(
        client
          .from('visit_ratings')
          .select('appointment_id, stars, about')
          .eq('appointment_id', appointmentId)
          .maybeSingle(),
        (row) => (row === null ? null : parseRating(row)),
      ),
  };
}
