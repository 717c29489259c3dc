import type { DeviceCheck, RatingSubject, VisitRating, WaitingPatient } from '#shared/domain/visit-records.ts';

export interface VisitBackend {
  /** The patient is in the waiting room; again whenever the device check finds something else. */
  checkIn(appointmentId: string, found: DeviceCheck): Promise<void>;
  /** For the patient who waits: whether the doctor is in somebody else's visit just now. */
  doctorIsWithAnother(appointmentId: string): Promise<boolean>;
  leaveWaitingRoom(appointmentId: string): Promise<void>;
  /** The doctor's queue, longest waiting first. */
  waitingPatients(): Promise<readonly WaitingPatient[]>;
  complete(appointmentId: string, version: number): Promise<void>;
  markNoShow(appointmentId: string, version: number): Promise<void>;
  /** The doctor says that the visit goes on by phone, or that it does not after all. */
  continueByPhone(appointmentId: string, byPhone: boolean, version: number): Promise<void>;
  /**
   * The doctor is late, or with 0 on time again: told to everybody with a visit in the next 12 hours that has not begun.
   * @param minutes 0 to 240
   * @returns how many were told
   */
  announceDelay(minutes: number): Promise<number>;
  /** @param stars 1 to 5 */
  rate(appointmentId: string, stars: number, about: RatingSubject | null): Promise<VisitRating>;
  /** All that this patient has given; asked for by whom they are, which finds them by index. */
  ratingsBy(patientId: string): Promise<readonly VisitRating[]>;
  myRating(appointmentId: string): Promise<VisitRating | null>;
}
