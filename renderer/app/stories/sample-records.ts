/** People and visits that component tests and stories begin with. */
import type { Appointment, Doctor, Profile } from '#shared/domain/records.ts';
import { testVisit } from '#shared/domain/test-visits.ts';

const minute = 60_000;

export const sita: Profile = {
  id: '20000000-0000-4000-8000-000000000001',
  role: 'patient',
  fullName: 'Sita Gurung',
  email: 'sita@meroclinic.example',
  timeZone: 'Asia/Kathmandu',
  language: 'en',
};
export const rahman: Profile = {
  id: '10000000-0000-4000-8000-000000000001',
  role: 'doctor',
  fullName: 'Dr Anisha Rahman',
  email: 'anisha@meroclinic.example',
  timeZone: 'Asia/Kathmandu',
  language: 'en',
};

/** Dr Rahman's entry in the list of doctors; free in ten minutes. */
export function doctorRahman(change: Partial<Doctor> = {}): Doctor {
  return {
    id: rahman.id,
    fullName: rahman.fullName,
    specialty: 'General medicine',
    languages: ['en', 'ne'],
    bio: 'Family doctor.',
    acceptsOnline: true,
    acceptsInPerson: true,
    visitMinutes: 15,
    timeZone: 'Asia/Kathmandu',
    nextFreeAt: Date.now() + 10 * minute,
    ...change,
  };
}

/** A confirmed video visit of Sita with Dr Rahman that begins in ten minutes. */
export function visitOfSita(change: Partial<Appointment> = {}): Appointment {
  return testVisit({
    id: '40000000-0000-4000-8000-000000000001',
    doctorId: rahman.id,
    patientId: sita.id,
    patientBirthDate: '1988-04-12',
    startsAt: Date.now() + 10 * minute,
    reason: 'A cough for two weeks.',
    ...change,
  });
}
