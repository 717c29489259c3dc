/** A clinic with something in every list, for the stories of whole screens. */
import type { Appointment, Doctor, Notification, NotificationKind, Profile, Slot } from '#shared/domain/records.ts';
import type { VisitSummary } from '#shared/domain/visit-records.ts';
import type { FakeClinic } from '../../backend/fake-backend.ts';
import { doctorRahman, rahman, visitOfSita } from './sample-records.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

export const pema: Profile = {
  ...rahman,
  id: '30000000-0000-4000-8000-000000000001',
  role: 'administrator',
  fullName: 'Pema Sherpa',
  email: 'pema@meroclinic.example',
};
const kiran = {
  id: '10000000-0000-4000-8000-000000000002',
  fullName: 'Dr Kiran Shrestha',
  specialty: 'Skin',
} as const;
export const bikash = {
  patientId: '20000000-0000-4000-8000-000000000002',
  patientName: 'Bikash Thapa',
  patientBirthDate: '1971-11-30',
} as const;
const withKiran = { doctorId: kiran.id, doctorName: kiran.fullName, doctorSpecialty: kiran.specialty } as const;

/** @param inMinutes from the stories' now */
export const visitIn = (id: string, inMinutes: number, change: Partial<Appointment> = {}): Appointment =>
  visitOfSita({ id, startsAt: Date.now() + inMinutes * minute, ...change });

/** Ids of the visits that stories open. */
export const ids = {
  now: '40000000-0000-4000-8000-000000000001',
  request: '40000000-0000-4000-8000-000000000002',
  proposed: '40000000-0000-4000-8000-000000000003',
  later: '40000000-0000-4000-8000-000000000004',
  declined: '40000000-0000-4000-8000-000000000005',
  completed: '40000000-0000-4000-8000-000000000006',
  missed: '40000000-0000-4000-8000-000000000007',
  year: '40000000-0000-4000-8000-000000000008',
} as const;

const inDays = (days: number): number => (days * day) / minute;

/** Sita's visits: one now, others to come and over. */
export function fillForSita(clinic: FakeClinic): void {
  clinic.doctors = doctors();
  clinic.slots = slots();
  clinic.appointments = [
    visitIn(ids.now, 10),
    visitIn(ids.proposed, inDays(1), {
      status: 'proposed',
      statusReason: 'I am at the hospital until noon.',
      requestedStartsAt: Date.now() + inDays(1) * minute - 2 * hour,
      heldUntil: Date.now() + 20 * hour,
    }),
    visitIn(ids.later, inDays(3), { ...withKiran, type: 'offline', reason: 'A mole that has changed its shape.' }),
    visitIn(ids.request, inDays(5), { status: 'requested', reason: 'To talk about the medicine once more.' }),
    visitIn(ids.declined, inDays(4), {
      ...withKiran,
      status: 'declined',
      reason: 'A rash on the left arm.',
      statusReason: 'Please come to the clinic for this: I have to see it in good light.',
    }),
    visitIn(ids.completed, -inDays(6), { status: 'completed', reason: 'Results of the blood test.' }),
    visitIn(ids.missed, -inDays(20), { status: 'no_show', reason: '' }),
    visitIn(ids.year, -inDays(390), { status: 'completed', reason: 'The first visit.' }),
  ];
  clinic.summaries = [summary()];
  clinic.notifications = notices();
  clinic.birthDate = '1988-04-12';
  clinic.phone = '+977 980 000 0001';
}

/** Dr Rahman's day: one waits, one is late, one is done, others are to come and ask. */
export function fillForRahman(clinic: FakeClinic): void {
  fillForSita(clinic);
  const devices = { camera: 'ok', microphone: 'ok', speaker: 'ok', network: 'ok' } as const;
  clinic.appointments = [
    visitIn(ids.now, 10, {
      checkedInAt: Date.now() - 6 * minute,
      deviceCheck: { ...devices, camera: 'refused' },
      patientPhone: '+977 980 000 0001',
    }),
    visitIn('late', -12, { ...bikash, reason: 'A sore throat.' }),
    visitIn('waits', 25, { patientName: 'Maya Tamang', checkedInAt: Date.now() - 30_000, deviceCheck: devices }),
    visitIn('done', -90, { ...bikash, status: 'completed', reason: 'Blood pressure after a week with new tablets.' }),
    visitIn('afternoon', 300, { ...bikash, type: 'offline', reason: 'Yearly check.' }),
    visitIn(ids.request, inDays(2), { ...bikash, status: 'requested', reason: 'Blood pressure in the mornings.' }),
    visitIn(ids.proposed, inDays(1), { status: 'proposed' }),
    visitIn(ids.later, inDays(4), { reason: 'Sleep.' }),
    visitIn(ids.completed, -inDays(6), { status: 'completed', reason: 'Results of the blood test.' }),
    visitIn(ids.missed, -inDays(20), { status: 'no_show', reason: '' }),
    visitIn(ids.year, -inDays(390), { status: 'completed', reason: 'The first visit.' }),
  ];
  clinic.notes = [
    { appointmentId: ids.completed, body: 'Iron is low again. Ask about diet.', version: 1, updatedAt: 0 },
  ];
}

export function doctors(): Doctor[] {
  return [
    doctorRahman(),
    doctorRahman({ ...kiran, bio: 'Dermatologist at the Patan clinic, mornings and afternoons.', visitMinutes: 20 }),
    doctorRahman({
      id: '10000000-0000-4000-8000-000000000003',
      fullName: 'Dr Maya Lama',
      specialty: 'Children’s medicine',
      acceptsOnline: false,
      nextFreeAt: null,
      bio: '',
    }),
  ];
}

function slots(): Slot[] {
  const first = Date.now() + 36 * minute;
  return Array.from({ length: 20 }, (_, at) => first + at * 30 * minute).map((startsAt) => ({
    startsAt,
    endsAt: startsAt + 15 * minute,
  }));
}

function summary(): VisitSummary {
  return {
    id: '60000000-0000-4000-8000-000000000001',
    appointmentId: ids.completed,
    version: 1,
    findings: 'Your iron is a little low.',
    medicines: 'Iron tablets, one each morning, with water and not with tea.',
    nextStep: 'Another blood test in six weeks.',
    createdAt: Date.now() - inDays(6) * minute,
    acknowledgedAt: null,
    question: null,
  };
}

const noticed: readonly (readonly [NotificationKind, number])[] = [
  ['doctor_late', 1],
  ['appointment_confirmed', 12],
  ['reminder_hour', 50],
  ['call_missed', 190],
  ['summary_shared', inDays(6)],
];

function notices(): Notification[] {
  return noticed.map(([kind, minutesAgo], index) => ({
    id: `80000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
    kind,
    title: '',
    message: '',
    appointmentId: kind === 'summary_shared' ? ids.completed : ids.now,
    callSessionId: null,
    createdAt: Date.now() - minutesAgo * minute,
    readAt: index < 2 ? null : Date.now(),
  }));
}

/** Sita before she has done anything. */
export function fillNew(clinic: FakeClinic): void {
  clinic.doctors = doctors();
}
