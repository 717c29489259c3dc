// Every form of everybody: written while the network is away, the window closed, come back to: nothing is lost.
import { expect, test, type Page } from '@playwright/test';
import { en } from '../../renderer/i18n/en/index.ts';
import type { Clinic } from '../../supabase/local/index.ts';
import { clientConfig, confirmedVisit, memoryClinic, person, signedInClient } from './support/clinic.ts';
import { browserHost, type Host } from './support/hosts.ts';
import { signIn } from './support/screens.ts';

interface Form {
  readonly name: string;
  /** Where it is, and what is pressed to see it. */
  readonly route: string;
  readonly press?: readonly string[];
  /** What is written, by the label of the field. */
  readonly fields: Readonly<Record<string, string>>;
  /** What is pressed to see it a second time, where that differs. */
  readonly pressAgain?: readonly string[];
}

const { action, cancel, decline, refuse, move } = en.appointments;
const { part, patient, rate } = en.visitRecord;

let room: AsyncDisposableStack;
let clinic: Clinic;
let host: Host;

test.describe.configure({ timeout: 120_000 });
test.beforeAll(async ({ browser }) => {
  test.setTimeout(120_000);
  room = new AsyncDisposableStack();
  clinic = room.adopt(await memoryClinic(), (opened) => opened.close());
  host = room.use(await browserHost(browser, clientConfig(clinic)));
});
test.afterAll(() => room.disposeAsync());

async function visit(doctor: string, patientName: string, status: string, inHours: number): Promise<string> {
  const [row] = await clinic.sql<{ id: string }>(
    `insert into public.appointments (doctor_id, patient_id, status, appointment_type, starts_at, ends_at, reason, request_id)
     values ($1, $2, $3, 'online', now() + make_interval(hours => $4), now() + make_interval(hours => $4, mins => 15), 'Cough',
             gen_random_uuid()) returning id`,
    [person(doctor).id, person(patientName).id, status, inHours],
  );
  if (!row) throw new Error('no visit was made');
  return row.id;
}

const goTo = (page: Page, route: string): Promise<void> =>
  page.evaluate((hash) => {
    location.hash = hash;
  }, `#${route}`);

async function open(page: Page, { route, press = [] }: Pick<Form, 'route' | 'press'>): Promise<void> {
  // Away first: what lies over the page is closed, and the form is made anew.
  await goTo(page, '/settings');
  await expect(page.getByRole('heading', { level: 1, name: en.settings.title })).toBeVisible();
  await goTo(page, route);
  for (const name of press) await page.getByRole('button', { name, exact: true }).click();
}

const field = (page: Page, label: string) => page.getByRole('textbox', { name: label }).first();

async function withoutClinic(page: Page, work: () => Promise<void>): Promise<void> {
  const everything = `${clinic.url}/**`;
  await page.route(everything, (route) => route.abort());
  await work();
  await page.unroute(everything);
}

/** Writes into each form without the clinic, closes the window, and finds everything in its place. */
async function expectNothingLost(page: Page, forms: readonly Form[]): Promise<void> {
  for (const form of forms) {
    await test.step(`write: ${form.name}`, async () => {
      await open(page, form);
      for (const label of Object.keys(form.fields)) await expect(field(page, label)).toBeVisible();
      await withoutClinic(page, async () => {
        for (const [label, text] of Object.entries(form.fields)) await field(page, label).fill(text);
      });
    });
  }
  await page.reload();
  await expect(page.getByRole('navigation')).toBeVisible();
  for (const form of forms) {
    await test.step(`come back: ${form.name}`, async () => {
      await open(page, { ...form, press: form.pressAgain ?? form.press ?? [] });
      for (const [label, text] of Object.entries(form.fields)) await expect(field(page, label)).toHaveValue(text);
    });
  }
}

test('a new account', async () => {
  const page = await host.open();
  await page.getByRole('button', { name: en.signIn.toSignUp }).click();
  await withoutClinic(page, async () => {
    await field(page, en.signIn.signUp.fullName).fill('Hari Thapa');
    await field(page, en.signIn.email).fill('hari@meroclinic.example');
    await page.getByLabel(en.signIn.password, { exact: true }).fill('several words together');
    await page.getByRole('button', { name: en.signIn.signUp.submit }).click();
    await expect(page.getByRole('alert')).toContainText(en.errors.server_unreachable.title);
  });
  await page.reload();
  await page.getByRole('button', { name: en.signIn.toSignUp }).click();
  await expect(field(page, en.signIn.signUp.fullName)).toHaveValue('Hari Thapa');
  await expect(field(page, en.signIn.email)).toHaveValue('hari@meroclinic.example');
  // A password is kept nowhere.
  await expect(page.getByLabel(en.signIn.password, { exact: true })).toHaveValue('');
});

test('the patient', async () => {
  const confirmed = await visit('anisha', 'sita', 'confirmed', 30);
  const proposed = await visit('kiran', 'sita', 'proposed', 50);
  const over = await visit('anisha', 'sita', 'completed', -20);
  const doctor = await signedInClient(clinic, 'anisha');
  const shared = await doctor.rpc('share_summary', {
    p_appointment_id: over,
    p_findings: 'A cold.',
    p_medicines: '',
    p_next_step: 'Rest.',
  });
  expect(shared.error).toBeNull();
  const page = await host.open();
  await signIn(page, 'sita');

  // A rating is two taps: the tap is what is written.
  await open(page, { route: `/appointments/${over}` });
  const stars = page.getByRole('radio', { name: '4 stars of 5' });
  await expect(stars).toBeAttached();
  await withoutClinic(page, async () => {
    await stars.check({ force: true });
    await expect(page.getByRole('button', { name: rate.sendAgain })).toBeVisible();
  });

  await expectNothingLost(page, [
    { name: 'booking', route: `/book/${person('kiran').id}`, fields: { [en.booking.reason]: 'My knee hurts.' } },
    {
      name: 'another time',
      route: `/appointments/${confirmed}`,
      press: [action.reschedule],
      fields: { [move.reason]: 'I am at work.' },
    },
    {
      name: 'cancelling',
      route: `/appointments/${confirmed}`,
      press: [action.cancelVisit],
      fields: { [cancel.reason]: 'I feel well.' },
    },
    {
      name: 'a time that does not suit',
      route: `/appointments/${proposed}`,
      press: [action.refuseTime],
      fields: { [refuse.reason]: 'I travel then.' },
    },
    {
      name: 'question about the summary',
      route: `/appointments/${over}`,
      press: [patient.ask],
      fields: { [patient.question]: 'May I swim?' },
      pressAgain: [],
    },
    {
      name: 'profile',
      route: '/profile',
      fields: { [en.profile.fullName]: 'Sita Gurung Rai', [en.profile.phone]: '98-000000' },
    },
  ]);

  await open(page, { route: `/appointments/${over}` });
  await expect(page.getByRole('radio', { name: '4 stars of 5' })).toBeChecked();
  await page.getByRole('button', { name: rate.sendAgain }).click();
  await expect(page.getByText(rate.thanks)).toBeVisible();
});

test('the doctor', async () => {
  const requested = await visit('anisha', 'bikash', 'requested', 40);
  const now = await confirmedVisit(clinic);
  const page = await host.open();
  await signIn(page, 'anisha');
  await expectNothingLost(page, [
    {
      name: 'note and summary',
      route: `/appointments/${now}`,
      fields: {
        [en.notes.label]: 'Dry cough.',
        [part.findings]: 'A cold.',
        [part.medicines]: 'None.',
        [part.nextStep]: 'Rest.',
      },
    },
    {
      name: 'another time',
      route: `/appointments/${requested}`,
      press: [action.propose],
      fields: { [move.reason]: 'I am in surgery.' },
    },
    {
      name: 'declining',
      route: `/appointments/${requested}`,
      press: [action.declineVisit],
      fields: { [decline.reason]: 'Please come to the clinic.' },
    },
    { name: 'the week', route: '/hours', fields: { [en.hours.grid.visitMinutes]: '25' } },
    { name: 'an exception', route: '/hours', fields: { [en.myHours.note]: 'A wedding.' } },
    {
      name: 'running late',
      route: '/',
      press: [en.doctorDay.late.own],
      pressAgain: [],
      fields: { [en.doctorDay.late.ownLabel]: '35' },
    },
  ]);
});

test('the administrator', async () => {
  const page = await host.open();
  await signIn(page, 'pema');
  const { administration: words } = en;
  await expectNothingLost(page, [
    {
      name: 'settings of the clinic',
      route: '/administration/clinic',
      fields: { [words.clinic.field.clinicName]: 'Clinic on the hill', [words.clinic.field.lateMinutes]: '45' },
    },
    {
      name: 'relay',
      route: '/administration/clinic',
      fields: { [words.relay.urls]: 'turn:relay.example:3478' },
    },
    {
      name: 'invitation',
      route: '/administration/people',
      press: [words.invite.open],
      fields: { [words.people.email]: 'hari@meroclinic.example', [words.people.specialty]: 'Eyes' },
    },
    {
      name: 'licence',
      route: '/administration/people',
      press: ['Dr Maya Lama'],
      fields: { [words.verify.licence]: 'NMC 4711' },
    },
    {
      name: 'hours of a doctor',
      route: `/administration/people/${person('kiran').id}/hours`,
      fields: { [en.hours.grid.bufferMinutes]: '7' },
    },
  ]);
});
