/** What belongs to one visit beside its appointment and its calls. Times as in `records.ts`. */
import type { AppointmentStatus, AppointmentType, CallStatus } from './records.ts';

export type DeviceFinding = 'ok' | 'weak' | 'refused' | 'missing' | 'busy' | 'skipped';

/** What the patient's device check found; null: not looked at. */
export interface DeviceCheck {
  readonly camera: DeviceFinding | null;
  readonly microphone: DeviceFinding | null;
  readonly speaker: DeviceFinding | null;
  readonly network: DeviceFinding | null;
}

/** One of the doctor's queue. */
export interface WaitingPatient {
  readonly appointmentId: string;
  readonly patientId: string;
  readonly patientName: string;
  readonly startsAt: number;
  readonly checkedInAt: number;
  readonly deviceCheck: DeviceCheck;
  readonly callStatus: CallStatus;
}

/** Who a doctor's patient is. */
export interface PatientPerson {
  readonly id: string;
  readonly fullName: string;
  /** ISO date, or null when the patient did not say. */
  readonly birthDate: string | null;
  readonly phone: string | null;
  /** What they read the app in. */
  readonly language: string;
  /** Completed ones with the doctor who asks. */
  readonly visits: number;
}

/** A visit of the doctor who asks, whose time has come; with their own note and the newest summary. */
export interface EarlierVisit {
  readonly id: string;
  readonly patientId: string;
  readonly patientName: string;
  readonly patientBirthDate: string | null;
  readonly status: AppointmentStatus;
  readonly type: AppointmentType;
  /** It went on by phone. */
  readonly byPhone: boolean;
  readonly startsAt: number;
  readonly reason: string;
  readonly note: string | null;
  readonly summary: SummaryText | null;
}

/** The doctor's own; nobody else reads it. */
export interface VisitNote {
  readonly appointmentId: string;
  readonly body: string;
  /** 0 before the first one is saved. */
  readonly version: number;
  readonly updatedAt: number;
}

export interface SummaryText {
  readonly findings: string;
  readonly medicines: string;
  readonly nextStep: string;
}
/** Every version stays; the newest counts. */
export interface VisitSummary extends SummaryText {
  readonly id: string;
  readonly appointmentId: string;
  readonly version: number;
  readonly createdAt: number;
  readonly acknowledgedAt: number | null;
  /** What the patient asked about it; null: understood, or not answered yet. */
  readonly question: string | null;
}

export interface Message {
  readonly id: string;
  readonly appointmentId: string;
  readonly senderId: string;
  readonly body: string;
  /** Made by the sender's app: a message shown before it was written is found again by it. */
  readonly clientId: string;
  readonly createdAt: number;
}

export type RatingSubject = 'sound' | 'picture' | 'connection' | 'waiting' | 'care' | 'app';
export interface VisitRating {
  readonly appointmentId: string;
  /** 1 to 5. */
  readonly stars: number;
  readonly about: RatingSubject | null;
}
