// The whole visit as two people do it, step by step, by what they read and press. The specs and the demo run the same.
import { expect, type Page } from '@playwright/test';
import { signIn } from './screens.ts';

export interface VisitPeople {
  readonly doctor: Page;
  readonly patient: Page;
}

/** Called after each step with its name, for assertions behind the screens and for screenshots. */
export type AfterStep = (step: VisitStep) => Promise<void>;

export const visitSteps = [
  'both sign in',
  'the patient finds a doctor',
  'the patient chooses Video call, a time and a reason',
  'the visit is requested and the doctor is told',
  'the doctor confirms and the patient is told',
  'the doctor starts and the patient is rung',
  'the patient joins and both see each other',
  'the patient mutes and the doctor is told',
  'the doctor ends and the patient is told',
] as const;
export type VisitStep = (typeof visitSteps)[number];

export const reasonForVisit = 'A cough for two weeks, worse at night.';

export async function holdVisit({ doctor, patient }: VisitPeople, after: AfterStep): Promise<void> {
  await signIn(doctor, 'anisha');
  await signIn(patient, 'sita');
  await after('both sign in');

  await patient.getByRole('navigation').getByRole('link', { name: 'Find a doctor' }).click();
  await expect(patient.getByRole('heading', { name: 'Dr Anisha Rahman' })).toBeVisible();
  await after('the patient finds a doctor');

  await patient.getByRole('link', { name: 'Book a visit with Dr Anisha Rahman' }).click();
  await patient.getByRole('radio', { name: /Video call/ }).check({ force: true });
  // The next free time: its call may be started at once.
  await patient.getByRole('radiogroup', { name: 'What time?' }).getByRole('radio').first().check({ force: true });
  await patient.getByLabel(/What is the visit about/).fill(reasonForVisit);
  await after('the patient chooses Video call, a time and a reason');

  await patient.getByRole('button', { name: 'Ask for this visit' }).click();
  await expect(patient.getByText('The doctor has not answered yet.')).toBeVisible();
  await expect(doctor.getByRole('link', { name: /Notifications, 1 unread/ })).toBeVisible();
  await after('the visit is requested and the doctor is told');

  await doctor
    .getByRole('link', { name: /Sita Gurung/ })
    .first()
    .click();
  await expect(doctor.getByText(reasonForVisit)).toBeVisible();
  await doctor.getByRole('button', { name: 'Confirm' }).click();
  await expect(doctor.getByText('You can start the video call now.')).toBeVisible();
  await expect(patient.getByText('Everything is ready.')).toBeVisible();
  await after('the doctor confirms and the patient is told');

  await doctor.getByRole('button', { name: 'Start video call' }).click();
  const ring = patient.getByRole('alertdialog', { name: 'Dr Anisha Rahman is calling' });
  await expect(ring).toBeVisible();
  await expect(doctor.getByText('Ringing at Sita Gurung…').first()).toBeVisible();
  await after('the doctor starts and the patient is rung');

  await ring.getByRole('button', { name: 'Join video call' }).click();
  for (const page of [doctor, patient]) await expect(page.getByText('Connected', { exact: true })).toBeVisible();
  await after('the patient joins and both see each other');

  await patient.getByRole('button', { name: 'Mute microphone' }).click();
  await expect(doctor.getByText('Sita Gurung is muted')).toBeVisible();
  await after('the patient mutes and the doctor is told');

  await doctor.getByRole('button', { name: 'End call' }).click();
  await expect(doctor.getByRole('heading', { name: 'You ended the visit.' })).toBeVisible();
  await expect(patient.getByRole('heading', { name: 'Dr Anisha Rahman ended the visit.' })).toBeVisible();
  await after('the doctor ends and the patient is told');
}
