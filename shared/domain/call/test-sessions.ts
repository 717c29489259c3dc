// Call sessions for tests of the call: invented people, fixed times.
import type { CallSession } from '../records.ts';
import type { Self } from './state.ts';

export const doctorSelf: Self = { side: 'doctor', userId: 'doctor-user', device: 'doctor-device' };
export const patientSelf: Self = { side: 'patient', userId: 'patient-user', device: 'patient-device' };

type Changes = Partial<Omit<CallSession, 'status'>>;
const common = {
  id: 'session-1',
  appointmentId: 'appointment-1',
  doctorId: 'doctor-user',
  patientId: 'patient-user',
  attempt: 1,
  patientJoined: false,
  doctorDevice: 'doctor-device',
  patientDevice: null,
  doctorPeerId: 'peer-of-the-doctor',
  patientPeerId: null,
  doctorSignaling: { fingerprints: ['sha-256 D0'] },
  patientSignaling: null,
  partnerRefused: null,
  patientRangAt: null,
  patientBackAt: null,
  ringExpiresAt: 45_000,
  createdAt: 0,
  version: 1,
} as const;
const joined = {
  patientJoined: true,
  patientDevice: 'patient-device',
  patientPeerId: 'peer-of-the-patient',
  patientSignaling: { fingerprints: ['sha-256 A0'] },
} as const;

/** An attempt nobody has answered. */
export function waitingSession(changes: Changes = {}): CallSession {
  return { ...common, status: 'waiting', ...changes };
}
/** Answered by the patient's device, no media yet. */
export function joinedSession(changes: Changes = {}): CallSession {
  return { ...common, ...joined, version: 2, status: 'waiting', ...changes };
}
export function activeSession(changes: Changes = {}): CallSession {
  return { ...common, ...joined, version: 3, status: 'active', startedAt: 10_000, ...changes };
}
export function endedSession(changes: Changes & Partial<Extract<CallSession, { status: 'ended' }>> = {}): CallSession {
  return {
    ...common,
    ...joined,
    version: 9,
    startedAt: 10_000,
    endedAt: 70_000,
    endedBy: 'doctor-user',
    endReason: 'completed',
    ...changes,
    status: 'ended',
  };
}
