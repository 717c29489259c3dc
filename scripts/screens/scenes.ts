// Every screen, by who sees it and how one gets there.
import type { Page } from 'playwright';
import type { Words } from '../../renderer/i18n/en/index.ts';
import { person } from '../../tests/e2e/support/clinic.ts';
import type { ClinicDay } from './clinic-day.ts';

export type Viewer = 'nobody' | 'sita' | 'anisha' | 'pema';

export interface Scene {
  readonly name: string;
  readonly route: string;
  /** What is done on the page before the picture, by role and accessible name. */
  readonly act?: (page: Page, words: Words) => Promise<void>;
}

const press = (page: Page, name: string): Promise<void> =>
  page.getByRole('button', { name, exact: true }).first().click();

export function scenesOf(day: ClinicDay): Readonly<Record<Viewer, readonly Scene[]>> {
  return {
    nobody: [
      { name: 'sign-in', route: '/' },
      {
        name: 'sign-in-refused',
        route: '/',
        act: async (page, words) => {
          await page.getByLabel(words.signIn.email).fill('sita@meroclinic.example');
          await page.getByLabel(words.signIn.password, { exact: true }).fill('not her password');
          await press(page, words.signIn.submit);
          await page.getByText(words.errors.wrong_password.title).waitFor();
        },
      },
      { name: 'sign-up', route: '/', act: (page, words) => press(page, words.signIn.toSignUp) },
    ],
    sita: [
      { name: 'home', route: '/' },
      { name: 'doctors', route: '/doctors' },
      {
        name: 'doctors-none-found',
        route: '/doctors',
        act: (page, words) => page.getByLabel(words.doctors.search).fill('heart'),
      },
      { name: 'booking', route: `/book/${person('kiran').id}` },
      {
        name: 'booking-chosen',
        route: `/book/${person('anisha').id}`,
        act: async (page, words) => {
          const times = page.getByRole('radiogroup', { name: words.booking.time });
          await times.getByRole('radio').nth(2).check({ force: true });
          await page.getByLabel(words.booking.reason).fill('A headache that comes back every afternoon.');
        },
      },
      { name: 'visits', route: '/appointments' },
      { name: 'visit-confirmed', route: `/appointments/${day.confirmed}` },
      {
        name: 'waiting-room',
        route: `/waiting-room/${day.confirmed}`,
        act: (page, words) => page.getByText(words.waitingRoom.cameraReady).waitFor(),
      },
      { name: 'visit-in-person', route: `/appointments/${day.inPerson}` },
      { name: 'visit-declined', route: `/appointments/${day.declined}` },
      { name: 'visit-completed', route: `/appointments/${day.completed}` },
      {
        name: 'visit-cancel',
        route: `/appointments/${day.inPerson}`,
        act: (page, words) => press(page, words.appointments.action.cancelVisit),
      },
      {
        name: 'visit-another-time',
        route: `/appointments/${day.inPerson}`,
        act: (page, words) => press(page, words.appointments.action.reschedule),
      },
      { name: 'visit-unknown', route: '/appointments/00000000-0000-4000-8000-000000000000' },
      { name: 'notifications', route: '/notifications' },
      { name: 'device-check', route: '/device-check' },
      { name: 'my-data', route: '/profile' },
      { name: 'my-data-close', route: '/profile', act: (page, words) => press(page, words.profile.close) },
      { name: 'settings', route: '/settings' },
      { name: 'nothing-here', route: '/nowhere' },
    ],
    anisha: [
      { name: 'home', route: '/' },
      { name: 'visits', route: '/appointments' },
      { name: 'visit-request', route: `/appointments/${day.requested}` },
      {
        name: 'visit-decline',
        route: `/appointments/${day.requested}`,
        act: (page, words) => press(page, words.appointments.action.declineVisit),
      },
      { name: 'visit-confirmed', route: `/appointments/${day.confirmed}` },
      { name: 'calendar', route: '/calendar' },
      { name: 'patient-history', route: `/patients/${person('sita').id}` },
      { name: 'hours', route: '/hours' },
      { name: 'settings', route: '/settings' },
    ],
    pema: [
      { name: 'home', route: '/' },
      { name: 'people', route: '/administration/people' },
      { name: 'calls', route: '/administration/calls' },
      { name: 'audit', route: '/administration/audit' },
      { name: 'clinic', route: '/administration/clinic' },
      { name: 'settings', route: '/settings' },
    ],
  };
}
