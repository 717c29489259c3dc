// Every form that a person writes into: where it is and what is written, for the specs that look whether it is kept.
import { expect, type Page } from '@playwright/test';
import { en } from '../../../renderer/i18n/en/index.ts';
import type { Clinic } from '../../../supabase/local/index.ts';
import { confirmedVisit, person, signedInClient } from './clinic.ts';

export interface Form {
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
const { part, patient } = en.visitRecord;

async function visit(clinic: Clinic, doctor: string, patientName: string, status: string, inHours: number) {
  const [row] = await clinic.sql<{ id: string }>(
    `insert into public.appointments (doctor_id, patient_id, status, appointment_type, starts_at, ends_at, reason, request_id)
     values ($1, $2, $3, 'online', now() + make_interval(hours => $4), now() + make_interval(hours => $4, mins => 15), 'Cough',
             gen_random_uuid()) returning id`,
    [person(doctor).id, person(patientName).id, status, inHours],
  );
  if (!row) throw new Error('no visit was made');
  return row.id;
}

/** Sita's. @returns them, and the visit that is over and has a summary */
export async function formsOfPatient(clinic: Clinic): Promise<{ readonly over: string; readonly forms: Form[] }> {
  const confirmed = await visit(clinic, 'anisha', 'sita', 'confirmed', 30);
  const proposed = await visit(clinic, 'kiran', 'sita', 'proposed', 50);
  const over = await visit(clinic, 'anisha', 'sita', 'completed', -20);
  const doctor = await signedInClient(clinic, 'anisha');
  const shared = await doctor.rpc('share_summary', {
    p_appointment_id: over,
    p_findings: 'A cold.',
    p_medicines: '',
    p_next_step: 'Rest.',
  });
  expect(shared.error).toBeNull();
  const forms: Form[] = [
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
  ];
  return { over, forms };
}

/** Dr Rahman's. */
export async function formsOfDoctor(clinic: Clinic): Promise<Form[]> {
  const requested = await visit(clinic, 'anisha', 'bikash', 'requested', 40);
  const now = await confirmedVisit(clinic);
  return [
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
  ];
}

/** Pema's. */
export function formsOfAdministrator(): Form[] {
  const { administration: words } = en;
  return [
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
  ];
}

const goTo = (page: Page, route: string): Promise<void> =>
  page.evaluate((hash) => {
    location.hash = hash;
  }, `#${route}`);

export async function openForm(page: Page, { route, press = [] }: Pick<Form, 'route' | 'press'>): Promise<void> {
  // Away first: what lies over the page is closed, and the form is made anew.
  await goTo(page, '/settings');
  await expect(page.getByRole('heading', { level: 1, name: en.settings.title })).toBeVisible();
  await goTo(page, route);
  for (const name of press) await page.getByRole('button', { name, exact: true }).click();
}

export const field = (page: Page, label: string) => page.getByRole('textbox', { name: label }).first();

/** @param around what is done to the world while somebody writes, for example taking the network away */
export async function writeForm(
  page: Page,
  form: Form,
  around: (write: () => Promise<void>) => Promise<void> = (write) => write(),
): Promise<void> {
  await openForm(page, form);
  for (const label of Object.keys(form.fields)) await expect(field(page, label)).toBeVisible();
  await around(async () => {
    for (const [label, text] of Object.entries(form.fields)) await field(page, label).fill(text);
  });
}

export async function expectFormKept(page: Page, form: Form): Promise<void> {
  await openForm(page, { ...form, press: form.pressAgain ?? form.press ?? [] });
  for (const [label, text] of Object.entries(form.fields)) await expect(field(page, label)).toHaveValue(text);
}
