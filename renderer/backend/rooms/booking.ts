import type { Appointment, AppointmentType, Doctor, Slot } from '#shared/domain/records.ts';

export interface BookingBackend {
  listDoctors(): Promise<readonly Doctor[]>;
  /** @param fromDay ISO date in the doctor's zone. */
  freeSlots(doctorId: string, fromDay: string, days: number): Promise<readonly Slot[]>;
  /** @param requestId A UUID made once per press: repeating the call books once. */
  book(request: {
    doctorId: string;
    startsAt: number;
    type: AppointmentType;
    reason: string;
    requestId: string;
  }): Promise<Appointment['id']>;
  /** The newest 200. @param between Those that begin from the first instant (ms since 1970) until before the second. */
  listAppointments(between?: readonly [from: number, until: number]): Promise<readonly Appointment[]>;
  /** One of any age; null: there is none, or it is not this person's. */
  readAppointment(appointmentId: string): Promise<Appointment | null>;
  confirm(appointmentId: string, version: number): Promise<void>;
  decline(appointmentId: string, version: number, reason: string): Promise<void>;
  /** The doctor offers another time, for a request or a confirmed visit; the patient has to accept it. */
  propose(appointmentId: string, version: number, startsAt: number, reason: string): Promise<void>;
  acceptProposal(appointmentId: string, version: number): Promise<void>;
  declineProposal(appointmentId: string, version: number, reason: string): Promise<void>;
  /** The patient asks for another time; the doctor confirms again. */
  reschedule(appointmentId: string, version: number, startsAt: number, reason: string): Promise<void>;
  cancel(appointmentId: string, version: number, reason: string): Promise<void>;
}
