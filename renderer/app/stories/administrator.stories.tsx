import type { AuditLine, Invitation, Person, QualityPeriod } from '#shared/domain/administration-records.ts';
import type { FakeClinic } from '../../backend/fake-backend.ts';
import type { FakeRequest } from '../../backend/fake-request.ts';
import { group, type Story } from '../../ui/stories/story.ts';
import { pema } from './sample-clinic.ts';
import { rahman, sita } from './sample-records.ts';
import { screenStory, type ScreenSnapshot } from './ScreenStory.tsx';

const day = 86_400_000;
const hour = 3_600_000;

const person = (number: number, change: Partial<Person>): Person => ({
  id: `70000000-0000-4000-8000-${String(number).padStart(12, '0')}`,
  role: 'patient',
  fullName: `Person ${String(number)}`,
  email: `person${String(number)}@meroclinic.example`,
  createdAt: Date.now() - number * 30 * day,
  deactivatedAt: null,
  specialty: null,
  licenceNumber: null,
  verifiedAt: null,
  ...change,
});
const people = (): Person[] => [
  person(1, {
    id: rahman.id,
    role: 'doctor',
    fullName: rahman.fullName,
    specialty: 'General medicine',
    licenceNumber: 'NMC 4711',
    verifiedAt: Date.now() - 300 * day,
  }),
  person(2, { role: 'doctor', fullName: 'Dr Maya Lama', specialty: 'Children’s medicine' }),
  person(3, { id: sita.id, fullName: sita.fullName }),
  person(4, { fullName: 'Bikash Thapa', deactivatedAt: Date.now() - day }),
  person(5, { id: pema.id, role: 'administrator', fullName: pema.fullName, email: pema.email }),
];

const invitation = (number: number, change: Partial<Invitation>): Invitation => ({
  id: `90000000-0000-4000-8000-${String(number).padStart(12, '0')}`,
  email: `doctor.of.a.long.name.${String(number)}@hospital.example`,
  specialty: 'Heart and circulation',
  createdAt: Date.now() - day,
  expiresAt: Date.now() + 6 * day,
  acceptedAt: null,
  revokedAt: null,
  ...change,
});

const actions = ['insert', 'update', 'update', 'export_my_data', 'partner_refused'] as const;
const lines = (): AuditLine[] =>
  Array.from({ length: 40 }, (_, index) => ({
    id: 40 - index,
    at: Date.now() - index * 3 * hour,
    actorId: index % 4 === 3 ? null : rahman.id,
    actorName: index % 4 === 3 ? null : rahman.fullName,
    actorRole: index % 4 === 3 ? null : rahman.role,
    action: actions[index % actions.length] ?? 'update',
    recordTable: index % 3 === 0 ? 'call_sessions' : 'appointments',
    recordId: `2503b80a-0000-4000-8000-${String(index).padStart(12, '0')}`,
    details: index % 5 === 1 ? { from: 'requested', to: 'confirmed' } : {},
  }));

const periods = (count: number, length: number): QualityPeriod[] =>
  Array.from({ length: count }, (_, index) => {
    const attempts = (index * 5) % 9;
    const connected = Math.max(0, attempts - (index % 4 === 0 ? 1 : 0));
    return {
      startsAt: Date.now() - (count - index) * length,
      attempts,
      connected,
      byPhone: index % 9 === 0 ? 1 : 0,
      unanswered: 0,
      declined: 0,
      lost: index % 6 === 0 ? 1 : 0,
      setupMedianMs: connected === 0 ? null : 600 + ((index * 137) % 500),
      setupSlowestTenthMs: connected === 0 ? null : 1400 + ((index * 211) % 900),
      reconnections: index % 3,
      roundTripMedianMs: connected === 0 ? null : 60,
      lossMean: connected === 0 ? null : 0.01,
      weakShare: connected === 0 ? null : (index % 5) / 20,
      relayedShare: connected === 0 ? null : 0.2,
      ratings: connected,
      starsMean: connected === 0 ? null : 4.2,
    };
  });

function fill(clinic: FakeClinic): void {
  clinic.people = people();
  clinic.invitations = [invitation(1, {}), invitation(2, { acceptedAt: Date.now() }), invitation(3, { expiresAt: 0 })];
  clinic.auditLog = lines();
  clinic.quality = periods(30, day);
}
const ofPema = (name: string, route: string, more: Partial<ScreenSnapshot> = {}, awaits?: string): Story =>
  screenStory(name, { me: pema, route, clinic: fill, ...more }, awaits);
const empty = { clinic: () => undefined };
const loading = (request: FakeRequest) => ({
  clinic: (clinic: FakeClinic) => {
    fill(clinic);
    clinic.hold(request);
  },
});
const failing = (request: FakeRequest) => ({
  clinic: (clinic: FakeClinic) => {
    fill(clinic);
    clinic.refuse(request, 'unexpected');
  },
});
const skeleton = '.skeleton';
const danger = '.banner-danger';

export default group('Administrator', [
  ofPema('People', '/administration/people', {}, 'table'),
  ofPema('People loading', '/administration/people', loading('administration.listPeople'), skeleton),
  ofPema('People refused', '/administration/people', failing('administration.listPeople'), danger),
  ofPema('A doctor', '/administration/people', { press: [() => 'Dr Maya Lama'] }, '[role="dialog"]'),
  ofPema('A patient', '/administration/people', { press: [() => sita.fullName] }, '[role="dialog"]'),
  ofPema(
    'A doctor to be invited',
    '/administration/people',
    { press: [(words) => words.administration.invite.open] },
    '[role="dialog"]',
  ),
  ofPema(
    'A doctor no longer verified',
    '/administration/people',
    { press: [() => rahman.fullName, (words) => words.administration.withdraw.submit] },
    '[role="alertdialog"]',
  ),
  ofPema(
    'A patient to be deactivated',
    '/administration/people',
    { press: [() => sita.fullName, (words) => words.administration.deactivate.submit] },
    '[role="alertdialog"]',
  ),
  ofPema(
    'A patient to be an administrator',
    '/administration/people',
    { press: [() => sita.fullName, (words) => words.administration.appoint.submit] },
    '[role="alertdialog"]',
  ),
  ofPema(
    'Invitations',
    '/administration/people',
    { press: [(words) => words.administration.people.invitations] },
    'table',
  ),
  ofPema(
    'An invitation to be revoked',
    '/administration/people',
    {
      press: [
        (words) => words.administration.people.invitations,
        (words) => words.administration.revoke.named.replace('{{email}}', invitation(1, {}).email),
      ],
    },
    '[role="alertdialog"]',
  ),
  ofPema('Hours of a doctor', `/administration/people/${rahman.id}/hours`),
  ofPema('Calls', '/administration/calls', {}, 'figure, svg'),
  ofPema('Calls, none', '/administration/calls', empty, '.empty'),
  ofPema('Calls loading', '/administration/calls', loading('administration.qualityOverview'), skeleton),
  ofPema('Audit log', '/administration/audit', {}, 'table'),
  ofPema('Audit log, nothing', '/administration/audit', empty, '.empty'),
  ofPema(
    'Audit log, the file refused',
    '/administration/audit',
    {
      clinic: (clinic) => {
        fill(clinic);
        // The page's own reading, and that of the file.
        for (const _reading of ['page', 'file']) clinic.refuse('administration.readAuditLog', 'unexpected');
      },
      press: [(words) => words.administration.audit.export],
    },
    '[role="dialog"]',
  ),
  ofPema('Audit log refused', '/administration/audit', failing('administration.readAuditLog'), danger),
  ofPema('Clinic', '/administration/clinic', {}, 'form'),
  ofPema('Clinic loading', '/administration/clinic', loading('clinic.settings'), skeleton),
  ofPema('Settings', '/settings'),
]);
