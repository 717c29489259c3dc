// The one table of expectations about tables. A table that is not here fails the matrix.
import { members, type Asker } from './people.ts';

/** The rows (by their labels) that somebody sees, or the code with which they are turned away. */
export type Sight = readonly string[] | '42501' | 'PGRST106';
export type Verb = 'insert' | 'update' | 'delete';

export interface TableExpectation {
  /** Columns that tell rows apart. */
  readonly key: readonly string[];
  /** The column whose value says whose row it is: a person, an appointment or a call session; null: the clinic's own. */
  readonly owner: string | null;
  /** A column to try an update with; the first of the key unless said otherwise. */
  readonly update?: string;
  readonly sees: Readonly<Record<Asker, Sight>>;
  /** What the service may do; nobody else writes any table. */
  readonly serviceWrites: readonly Verb[];
  /** Columns no signed-in person may read, whatever the row. */
  readonly hidden?: readonly string[];
}

const all: readonly Verb[] = ['insert', 'update', 'delete'];
const nothing: readonly string[] = [];
const everybody: readonly string[] = members;

const active = ['patient', 'doctor', 'otherPatient', 'otherDoctor', 'unverifiedDoctor', 'administrator'] as const;

function sight(changes: Partial<Record<Asker, Sight>>): Record<Asker, Sight> {
  return {
    patient: nothing,
    doctor: nothing,
    otherPatient: nothing,
    otherDoctor: nothing,
    unverifiedDoctor: nothing,
    deactivatedPatient: nothing,
    deactivatedDoctor: nothing,
    deactivatedAdministrator: nothing,
    administrator: nothing,
    anonymous: '42501',
    ...changes,
    service: changes.service ?? [],
  };
}

const visits = ['main', 'other', 'unverified', 'gone'];
const participants = {
  patient: ['main'],
  doctor: ['main'],
  otherPatient: ['other', 'unverified'],
  otherDoctor: ['other'],
  unverifiedDoctor: ['unverified'],
  service: visits,
} satisfies Partial<Record<Asker, Sight>>;
const ownDoctors = {
  doctor: ['doctor'],
  otherDoctor: ['otherDoctor'],
  unverifiedDoctor: ['unverifiedDoctor'],
  service: ['doctor', 'otherDoctor', 'unverifiedDoctor', 'deactivatedDoctor'],
} satisfies Partial<Record<Asker, Sight>>;
const verified = ['doctor', 'otherDoctor', 'deactivatedDoctor'];
const doctorsOfTheClinic = {
  ...Object.fromEntries(active.map((asker) => [asker, verified])),
  unverifiedDoctor: [...verified, 'unverifiedDoctor'],
  administrator: [...verified, 'unverifiedDoctor'],
  service: [...verified, 'unverifiedDoctor'],
} satisfies Partial<Record<Asker, Sight>>;
const clinicsOwn = ['clinic'];
const patients = ['patient', 'otherPatient', 'deactivatedPatient'];

export const publicTables: Readonly<Record<string, TableExpectation>> = {
  profiles: {
    key: ['id'],
    owner: 'id',
    // Also after deactivation: their app has to be able to tell them.
    sees: sight({
      ...Object.fromEntries(members.map((member) => [member, [member]])),
      administrator: everybody,
      service: everybody,
    }),
    serviceWrites: all,
  },
  patient_profiles: {
    key: ['id'],
    owner: 'id',
    sees: sight({ patient: ['patient'], otherPatient: ['otherPatient'], service: patients }),
    serviceWrites: all,
  },
  doctor_profiles: {
    key: ['id'],
    owner: 'id',
    sees: sight(doctorsOfTheClinic),
    serviceWrites: all,
    hidden: ['licence_number', 'created_at'],
  },
  clinic_settings: {
    key: ['id'],
    owner: null,
    sees: sight({ ...Object.fromEntries(active.map((asker) => [asker, clinicsOwn])), service: clinicsOwn }),
    serviceWrites: all,
  },
  availability_rules: { key: ['id'], owner: 'doctor_id', sees: sight(doctorsOfTheClinic), serviceWrites: all },
  availability_exceptions: { key: ['id'], owner: 'doctor_id', sees: sight(ownDoctors), serviceWrites: all },
  appointments: { key: ['id'], owner: 'id', sees: sight(participants), serviceWrites: all },
  call_sessions: { key: ['id'], owner: 'id', sees: sight(participants), serviceWrites: all },
  call_quality_samples: {
    key: ['call_session_id', 'side', 'at'],
    owner: 'call_session_id',
    sees: sight({ ...participants, administrator: visits }),
    serviceWrites: all,
  },
  ring_receipts: {
    key: ['call_session_id', 'device'],
    owner: 'call_session_id',
    sees: sight(participants),
    serviceWrites: all,
  },
  waiting_peers: {
    key: ['appointment_id', 'side'],
    owner: 'appointment_id',
    sees: sight(participants),
    serviceWrites: all,
  },
  notifications: {
    key: ['id'],
    owner: 'user_id',
    sees: sight({
      patient: ['patient'],
      doctor: ['doctor'],
      otherPatient: ['otherPatient'],
      otherDoctor: ['otherDoctor'],
      unverifiedDoctor: ['unverifiedDoctor'],
      service: [...patients, 'doctor', 'otherDoctor', 'unverifiedDoctor', 'deactivatedDoctor'],
    }),
    serviceWrites: all,
  },
  visit_notes: { key: ['appointment_id'], owner: 'doctor_id', sees: sight(ownDoctors), serviceWrites: all },
  visit_summaries: { key: ['id'], owner: 'appointment_id', sees: sight(participants), serviceWrites: all },
  // The doctor reads what patients thought from the clinic only.
  visit_ratings: {
    key: ['appointment_id'],
    owner: 'patient_id',
    sees: sight({ patient: ['patient'], otherPatient: ['otherPatient'], administrator: patients, service: patients }),
    serviceWrites: all,
  },
  messages: { key: ['id'], owner: 'appointment_id', sees: sight(participants), serviceWrites: all },
  doctor_invitations: {
    key: ['id'],
    owner: null,
    sees: sight({ administrator: clinicsOwn, service: clinicsOwn }),
    serviceWrites: all,
    hidden: ['code_digest'],
  },
  audit_log: {
    key: ['id'],
    owner: null,
    sees: sight({ administrator: clinicsOwn, service: clinicsOwn }),
    serviceWrites: ['insert'],
    update: 'action',
  },
};

/** Not served by the API at all: nobody gets further than the schema's name. */
export const privateTables: readonly string[] = ['relay', 'reminders_due', 'reminders_sent', 'task_runs'];
