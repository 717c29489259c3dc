import type { BookingBackend } from './rooms/booking.ts';
import { answerOf } from './failures.ts';
import { parseAppointment, parseBookedId, parseDoctor, parseSlot, parseStart } from './parse-rows.ts';
import { parseList } from './row-shapes.ts';
import type { ClinicClient } from './supabase.ts';

const done = (): void => undefined;

/** How many visits the lists show; the database answers at most 500. */
const listLimit = 200;

const movedTo = (appointmentId: string, version: number, startsAt: number, reason: string) => ({
  p_appointment_id: appointmentId,
  p_starts_at: new Date(startsAt).toISOString(),
  p_reason: reason,
  p_version: version,
});

export function supabaseBooking(client: ClinicClient): BookingBackend {
  const listAppointments: BookingBackend['listAppointments'] = (between) =>
    answerOf(
      client.rpc('list_my_appointments', {
        p_limit: listLimit,
        ...(between && { p_from: new Date(between[0]).toISOString(), p_until: new Date(between[1]).toISOString() }),
      }),
      (rows) => parseList(rows, parseAppointment),
    );
  return {
    listDoctors: () => answerOf(client.rpc('list_doctors'), (rows) => parseList(rows, parseDoctor)),

    freeSlots: (doctorId, fromDay, days) =>
      answerOf(client.rpc('free_slots', { p_doctor_id: doctorId, p_from: fromDay, p_days: days }), (rows) =>
        parseList(rows, parseSlot),
      ),

    book: ({ doctorId, startsAt, type, reason, requestId }) =>
      answerOf(
        client.rpc('book_appointment', {
          p_doctor_id: doctorId,
          p_starts_at: new Date(startsAt).toISOString(),
          p_appointment_type: type,
          p_reason: reason,
          p_request_id: requestId,
        }),
        parseBookedId,
      ),

    listAppointments,

    // When it is, then what it is: the list answers quickly for one moment, however many there are.
    async readAppointment(id) {
      const startsAt = await answerOf(
        client.from('appointments').select('starts_at').eq('id', id).maybeSingle(),
        (row) => (row === null ? null : parseStart(row)),
      );
      if (startsAt === null) return null;
      return (await listAppointments([startsAt, startsAt + 1])).find((each) => each.id === id) ?? null;
    },

    confirm: (appointmentId, version) =>
      answerOf(client.rpc('confirm_appointment', { p_appointment_id: appointmentId, p_version: version }), done),

    decline: (appointmentId, version, reason) =>
      answerOf(
        client.rpc('decline_appointment', { p_appointment_id: appointmentId, p_reason: reason, p_version: version }),
        done,
      ),

    propose: (appointmentId, version, startsAt, reason) =>
      answerOf(client.rpc('propose_time', movedTo(appointmentId, version, startsAt, reason)), done),

    acceptProposal: (appointmentId, version) =>
      answerOf(client.rpc('accept_proposal', { p_appointment_id: appointmentId, p_version: version }), done),

    declineProposal: (appointmentId, version, reason) =>
      answerOf(
        client.rpc('decline_proposal', { p_appointment_id: appointmentId, p_reason: reason, p_version: version }),
        done,
      ),

    reschedule: (appointmentId, version, startsAt, reason) =>
      answerOf(client.rpc('reschedule_appointment', movedTo(appointmentId, version, startsAt, reason)), done),

    cancel: (appointmentId, version, reason) =>
      answerOf(
        client.rpc('cancel_appointment', { p_appointment_id: appointmentId, p_reason: reason, p_version: version }),
        done,
      ),
  };
}
