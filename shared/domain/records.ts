/**
 * The rows of the clinic as the app uses them: parsed once where they arrive (`renderer/backend`), in plain names,
 * times as milliseconds since 1970 on the server's clock.
 */
import type { DeviceCheck } from './visit-records.ts';

export type Role = 'patient' | 'doctor' | 'administrator';
export type AppointmentStatus =
  'requested' | 'proposed' | 'confirmed' | 'declined' | 'cancelled' | 'completed' | 'no_show';
export type AppointmentType = 'online' | 'offline';
export type CallStatus = 'not_started' | 'waiting' | 'active' | 'ended';
export type CallEndReason =
  'completed' | 'declined' | 'no_answer' | 'cancelled' | 'unreachable' | 'network' | 'continued_by_phone';
export type NotificationKind =
  | 'appointment_requested'
  | 'appointment_confirmed'
  | 'appointment_declined'
  | 'appointment_cancelled'
  | 'call_started'
  | 'call_missed'
  | 'call_no_answer'
  | 'call_declined'
  | 'call_cancelled'
  | 'call_ended'
  | 'appointment_proposed'
  | 'appointment_rescheduled'
  | 'appointment_expired'
  | 'appointment_completed'
  | 'appointment_missed'
  | 'reminder_day'
  | 'reminder_hour'
  | 'reminder_soon'
  | 'patient_waiting'
  | 'summary_shared'
  | 'summary_acknowledged'
  | 'doctor_late'
  | 'continued_by_phone'
  /** A kind this version of the app does not know: it is shown in the database's own words. */
  | 'other';

export interface Profile {
  readonly id: string;
  readonly role: Role;
  readonly fullName: string;
  readonly email: string;
  readonly timeZone: string;
  /** The tag of the language they read. */
  readonly language: string;
}

export interface Doctor {
  readonly id: string;
  readonly fullName: string;
  readonly specialty: string;
  readonly languages: readonly string[];
  readonly bio: string;
  readonly acceptsOnline: boolean;
  readonly acceptsInPerson: boolean;
  readonly visitMinutes: number;
  readonly timeZone: string;
  readonly nextFreeAt: number | null;
}

export interface Slot {
  readonly startsAt: number;
  readonly endsAt: number;
}

export interface Appointment {
  readonly id: string;
  readonly doctorId: string;
  readonly patientId: string;
  readonly doctorName: string;
  readonly doctorSpecialty: string;
  readonly patientName: string;
  /** ISO date, or null when the patient did not say. */
  readonly patientBirthDate: string | null;
  readonly patientPhone: string | null;
  readonly status: AppointmentStatus;
  readonly type: AppointmentType;
  readonly startsAt: number;
  readonly endsAt: number;
  readonly reason: string;
  readonly statusReason: string | null;
  /** What the patient asked for first, while the doctor proposes another time. */
  readonly requestedStartsAt: number | null;
  /** A requested or proposed time is held until then. */
  readonly heldUntil: number | null;
  /** The patient is in the waiting room since then. */
  readonly checkedInAt: number | null;
  readonly deviceCheck: DeviceCheck;
  /** How late the doctor said to be, min; null: not. */
  readonly delayMinutes: number | null;
  /** Since when the visit goes on by phone, or went on when it is completed; null: it does not. */
  readonly byPhoneSince: number | null;
  readonly callSessionId: string | null;
  readonly callStatus: CallStatus;
  readonly callOpensAt: number;
  readonly callClosesAt: number;
  readonly version: number;
}

/** One side's half of `signaling_data`: what the other side checks the connection against. */
export interface SignalingHalf {
  /** DTLS certificate fingerprints, "sha-256 AB:CD:…", upper case. */
  readonly fingerprints: readonly string[];
}

/** Where one side of a visit can be connected to from the waiting room, before there is a call. */
export interface WaitingPeer {
  readonly appointmentId: string;
  readonly side: 'doctor' | 'patient';
  /** Null once it is taken back. Counts for 60 s after `seenAt` (server's clock). */
  readonly address: {
    readonly device: string;
    readonly peerId: string;
    readonly signaling: SignalingHalf;
    readonly seenAt: number;
  } | null;
}

interface CallSessionCommon {
  readonly id: string;
  readonly appointmentId: string;
  readonly doctorId: string;
  readonly patientId: string;
  readonly attempt: number;
  readonly patientJoined: boolean;
  readonly doctorDevice: string | null;
  readonly patientDevice: string | null;
  readonly doctorPeerId: string | null;
  readonly patientPeerId: string | null;
  readonly doctorSignaling: SignalingHalf | null;
  readonly patientSignaling: SignalingHalf | null;
  /** This side could not verify the other, last at that time; null: it never happened. */
  readonly partnerRefused: { readonly by: 'doctor' | 'patient'; readonly at: number } | null;
  readonly patientRangAt: number | null;
  /** The patient asked for two minutes and is back at this time; `ringExpiresAt` is a whole ring later. */
  readonly patientBackAt: number | null;
  readonly ringExpiresAt: number;
  readonly createdAt: number;
  readonly version: number;
}
export type CallSession = CallSessionCommon &
  (
    | { readonly status: 'waiting' }
    | { readonly status: 'active'; readonly startedAt: number }
    | {
        readonly status: 'ended';
        readonly startedAt: number | null;
        readonly endedAt: number;
        readonly endedBy: string | null;
        readonly endReason: CallEndReason;
      }
  );

export type QualityVerdict = 'good' | 'weak' | 'very_weak';

/** One look at the line, as one side saw it; null: not known. */
export interface QualitySample {
  readonly at: number;
  readonly roundTripMs: number | null;
  /** Of what should have arrived. */
  readonly lossPercent: number | null;
  readonly jitterMs: number | null;
  readonly sendKbps: number | null;
  readonly receiveKbps: number | null;
  /** Of the picture that is received. */
  readonly framesPerSecond: number | null;
  readonly heightPx: number | null;
  readonly path: 'direct' | 'relay-udp' | 'relay-tcp' | 'relay-tls' | null;
  /** `reconnecting`: one sample at the beginning of each reconnection. */
  readonly verdict: QualityVerdict | 'reconnecting' | null;
}

/** Short-lived, for the clinic's own relay; no urls when it has none. */
export interface RelayCredentials {
  readonly urls: readonly string[];
  readonly username: string;
  readonly credential: string;
  readonly expiresAt: number;
  /** The clinic wants media to go through the relay only. */
  readonly relayOnly: boolean;
}

/** The clinic's own numbers and policies. */
export interface ClinicSettings {
  readonly clinicName: string;
  /** The waiting room opens, and a call may start, this long before the visit ... */
  readonly checkInMinutes: number;
  /** ... until this long after its end. */
  readonly lateMinutes: number;
  readonly ringSeconds: number;
  readonly connectSeconds: number;
  readonly abandonedSeconds: number;
  readonly holdHours: number;
  readonly maxProposals: number;
  /** How long after a visit notes, summaries and ratings may be written. */
  readonly followUpDays: number;
  readonly keepMessages: boolean;
  readonly notifyWithNames: boolean;
  readonly relayOnly: boolean;
  readonly retainNotificationsDays: number;
  readonly retainMessagesDays: number;
  readonly retainQualityDays: number;
  readonly retainRecordsDays: number;
  readonly version: number;
}

export interface Notification {
  readonly id: string;
  readonly kind: NotificationKind;
  readonly title: string;
  readonly message: string;
  readonly appointmentId: string | null;
  readonly callSessionId: string | null;
  readonly createdAt: number;
  readonly readAt: number | null;
}
