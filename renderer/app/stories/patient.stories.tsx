import type { FakeClinic } from '../../backend/fake-backend.ts';
import type { FakeRequest } from '../../backend/fake-request.ts';
import { noLocalMedia } from '../../call/engine/local-media-snapshot.ts';
import type { CallSnapshot } from '../../call/call-snapshot.ts';
import { paintedPicture } from '../../call/screens/painted-picture.ts';
import { group, type Story } from '../../ui/stories/story.ts';
import { fillForSita, fillNew, ids, visitIn } from './sample-clinic.ts';
import { rahman, sita } from './sample-records.ts';
import { screenStory, type ScreenSnapshot } from './ScreenStory.tsx';

const ofSita = (name: string, route: string, more: Partial<ScreenSnapshot> = {}, awaits?: string): Story =>
  screenStory(name, { me: sita, route, clinic: fillForSita, ...more }, awaits);
const empty = { clinic: fillNew };
const loading = (...held: readonly FakeRequest[]) => ({
  clinic: (clinic: FakeClinic) => {
    fillForSita(clinic);
    for (const request of held) clinic.hold(request);
  },
});
const failing = (request: FakeRequest) => ({
  clinic: (clinic: FakeClinic) => {
    fillForSita(clinic);
    clinic.refuse(request, 'unexpected');
  },
});
const changed = (id: string, change: Parameters<FakeClinic['changeAppointment']>[1]) => ({
  clinic: (clinic: FakeClinic) => {
    fillForSita(clinic);
    clinic.changeAppointment(id, change);
  },
});
const skeleton = '.skeleton';
const danger = '.banner-danger';

const devicesOpen = (): CallSnapshot['local'] => ({
  ...noLocalMedia,
  picture: paintedPicture(30),
  microphone: 'on',
  camera: 'on',
});
const waiting = (partner: 'away' | 'here', local: CallSnapshot['local']): Partial<CallSnapshot> => ({
  state: {
    kind: 'waiting-room',
    appointmentId: ids.now,
    partner: partner === 'away' ? null : { peerId: 'p', signaling: { fingerprints: [] } },
  },
  local,
});
const room = `/waiting-room/${ids.now}`;
const visit = (id: string): string => `/appointments/${id}`;

export default group('Patient', [
  ofSita('Home', '/'),
  ofSita('Home, the doctor is late', '/', changed(ids.now, { delayMinutes: 20 })),
  ofSita('Home of somebody new', '/', empty),
  ofSita('Home loading', '/', loading('listAppointments'), skeleton),
  ofSita('Home refused', '/', failing('listAppointments'), danger),
  ofSita(
    'Home without a connection',
    '/',
    {
      clinic: (clinic) => {
        fillForSita(clinic);
        clinic.setWatchState('offline');
      },
    },
    '.shell-main > .banner',
  ),
  ofSita('Doctors', '/doctors'),
  ofSita('Doctors loading', '/doctors', loading('listDoctors'), skeleton),
  ofSita('Booking', `/book/${rahman.id}`),
  ofSita('Booking without free times', `/book/${rahman.id}`, empty),
  ofSita('Visits', '/appointments'),
  ofSita('Visits of somebody new', '/appointments', empty),
  ofSita('Visit to come', visit(ids.now)),
  ofSita('Visit asked for', visit(ids.request)),
  ofSita('Visit at another time', visit(ids.proposed)),
  ofSita('Visit declined', visit(ids.declined)),
  ofSita('Visit over', visit(ids.completed)),
  ofSita('Visit missed', visit(ids.missed)),
  ofSita('Visit loading', visit(ids.now), loading('listAppointments'), skeleton),
  ofSita(
    'Visit to be cancelled',
    visit(ids.later),
    { press: [(words) => words.appointments.action.cancelVisit] },
    '[role="alertdialog"]',
  ),
  ofSita(
    'Visit, another time does not suit',
    visit(ids.proposed),
    { press: [(words) => words.appointments.action.refuseTime] },
    '[role="alertdialog"]',
  ),
  ofSita(
    'Visit to be moved',
    visit(ids.later),
    { press: [(words) => words.appointments.action.reschedule] },
    '[role="dialog"]',
  ),
  ofSita('Waiting room', room, { call: () => waiting('away', devicesOpen()) }),
  ofSita('Waiting room, the doctor comes', room, { call: () => waiting('here', devicesOpen()) }),
  ofSita('Waiting room, with another patient', room, {
    clinic: (clinic) => {
      fillForSita(clinic);
      clinic.appointments.push(visitIn('other', -20, { patientId: 'other', callStatus: 'active' }));
    },
    call: () => waiting('away', devicesOpen()),
  }),
  ofSita('Waiting room, the doctor is late', room, {
    ...changed(ids.now, { delayMinutes: 20 }),
    call: () => waiting('away', devicesOpen()),
  }),
  ofSita('Waiting room, devices opening', room, {
    call: () => waiting('away', { ...noLocalMedia, opening: true }),
  }),
  ofSita('Waiting room without a camera', room, {
    call: () =>
      waiting('away', {
        ...noLocalMedia,
        microphone: 'on',
        problems: { video: 'camera_refused', audio: 'microphone_busy' },
      }),
  }),
  ofSita(
    'Waiting room, devices tried',
    room,
    {
      call: () => waiting('away', devicesOpen()),
      clinic: loading('calls.clockOffset').clinic,
      press: [(words) => words.deviceCheck.open],
    },
    '[role="dialog"]',
  ),
  ofSita('Notifications', '/notifications'),
  ofSita('Notifications, none', '/notifications', empty),
  ofSita('Notifications loading', '/notifications', loading('list'), skeleton),
  ofSita('Notifications refused', '/notifications', failing('list'), danger),
  ofSita('Device check', '/device-check', { ...loading('calls.clockOffset'), devices: 'work' }, 'video'),
  ofSita(
    'Device check refused',
    '/device-check',
    { ...loading('calls.clockOffset'), devices: 'refused' },
    '.fault-actions',
  ),
  ofSita('Device check, devices busy', '/device-check', { ...loading('calls.clockOffset'), devices: 'busy' }),
  ofSita('My data', '/profile', {}, 'form'),
  ofSita('My data loading', '/profile', loading('personal.read'), skeleton),
  ofSita('My data refused', '/profile', failing('personal.read'), danger),
  ofSita('My account to be closed', '/profile', { press: [(words) => words.profile.close] }, '[role="alertdialog"]'),
  ofSita('Settings', '/settings'),
  ofSita('Nothing here', '/nowhere'),
]);
