import type { FakeClinic } from '../../backend/fake-backend.ts';
import type { FakeRequest } from '../../backend/fake-request.ts';
import { endedSession } from '#shared/domain/call/test-sessions.ts';
import { group, type Story } from '../../ui/stories/story.ts';
import { fillForRahman, ids, visitIn } from './sample-clinic.ts';
import { rahman, sita } from './sample-records.ts';
import { screenStory, type ScreenSnapshot } from './ScreenStory.tsx';

const ofRahman = (name: string, route: string, more: Partial<ScreenSnapshot> = {}, awaits?: string): Story =>
  screenStory(name, { me: rahman, route, clinic: fillForRahman, ...more }, awaits);
const empty = { clinic: () => undefined };
const loading = (request: FakeRequest) => ({
  clinic: (clinic: FakeClinic) => {
    fillForRahman(clinic);
    clinic.hold(request);
  },
});
const failing = (request: FakeRequest) => ({
  clinic: (clinic: FakeClinic) => {
    fillForRahman(clinic);
    clinic.refuse(request, 'unexpected');
  },
});
const skeleton = '.skeleton';
const danger = '.banner-danger';
const visit = (id: string): string => `/appointments/${id}`;

/** The call is over, and nobody said yet how the visit ended. */
function justTalked(clinic: FakeClinic, change: Parameters<typeof endedSession>[0] = {}): void {
  fillForRahman(clinic);
  const session = endedSession({ appointmentId: ids.now, patientId: sita.id, doctorId: rahman.id, ...change });
  clinic.sessions = [session];
  clinic.appointments = [
    visitIn(ids.now, -20, { callStatus: 'ended', callSessionId: session.id }),
    ...clinic.appointments.filter(({ id }) => id !== ids.now),
  ];
}

export default group('Doctor', [
  ofRahman('Day', '/'),
  ofRahman('Day without visits', '/', empty),
  ofRahman('Day, nobody waits', '/', {
    clinic: (clinic) => {
      fillForRahman(clinic);
      clinic.appointments = clinic.appointments.map((each) => ({ ...each, checkedInAt: null, delayMinutes: 20 }));
    },
  }),
  ofRahman('Day loading', '/', loading('listAppointments'), skeleton),
  ofRahman('Day refused', '/', failing('listAppointments'), danger),
  ofRahman('Calendar', '/calendar', {}, '.week-visit'),
  ofRahman('Calendar without visits', '/calendar', empty, '.week'),
  ofRahman('Calendar loading', '/calendar', loading('hours.read'), skeleton),
  ofRahman('Calendar refused', '/calendar', failing('hours.read'), danger),
  ofRahman('Visits', '/appointments'),
  ofRahman('Visits, none', '/appointments', empty),
  ofRahman('Visits, the history loading', '/appointments', loading('records.listEarlierVisits'), skeleton),
  ofRahman('Visits, the history refused', '/appointments', failing('records.listEarlierVisits'), danger),
  ofRahman('Request', visit(ids.request)),
  ofRahman(
    'Request to be declined',
    visit(ids.request),
    { press: [(words) => words.appointments.action.declineVisit] },
    '[role="alertdialog"]',
  ),
  ofRahman(
    'Request to be answered with another time',
    visit(ids.request),
    { press: [(words) => words.appointments.action.propose] },
    '[role="dialog"]',
  ),
  ofRahman('Before the call', visit(ids.now), {}, '.patient-earlier'),
  ofRahman('Before the call, the patient loading', visit(ids.now), loading('records.readPatient')),
  ofRahman('Before the call, the patient refused', visit(ids.now), failing('records.readPatient'), danger),
  ofRahman('After the call', visit(ids.now), { clinic: justTalked }),
  ofRahman(
    'The patient did not come',
    visit(ids.now),
    {
      clinic: (clinic) => {
        justTalked(clinic, { startedAt: null, patientJoined: false, endReason: 'no_answer' });
      },
      press: [(words) => words.visitRecord.outcome['no-show']],
    },
    '[role="alertdialog"]',
  ),
  ofRahman('Visit of last week', visit(ids.completed)),
  ofRahman('History of a patient', `/patients/${sita.id}`, {}, '.visit-list, .history'),
  ofRahman('History of a patient loading', `/patients/${sita.id}`, loading('records.listEarlierVisits'), skeleton),
  ofRahman('History of nobody', '/patients/00000000-0000-4000-8000-000000000000', empty),
  ofRahman('Hours', '/hours', {
    clinic: (clinic) => {
      const at = Date.parse('2026-12-02T00:00:00+05:45');
      clinic.hours = {
        ...clinic.hours,
        exceptions: [{ id: 'leave', kind: 'leave', startsAt: at, endsAt: at + 86_400_000, note: 'Dashain' }],
      };
    },
  }),
  ofRahman('Hours without days away', '/hours', empty),
  ofRahman('Hours loading', '/hours', loading('hours.read'), skeleton),
  ofRahman('Hours refused', '/hours', failing('hours.read'), danger),
  ofRahman('Notifications', '/notifications'),
  ofRahman('My data', '/profile', {}, 'form'),
  ofRahman('Settings', '/settings'),
]);
