// Two people in a call, for specs about what happens then.
import { expect } from '@playwright/test';
import type { Clinic } from '../../../supabase/local/index.ts';
import { confirmedVisit } from './clinic.ts';
import type { Host } from './hosts.ts';
import { observe } from './observer.ts';
import { signIn } from './screens.ts';
import type { VisitPeople } from './visit.ts';

/** Both signed in and observed. */
export async function twoPeople(host: Host): Promise<VisitPeople> {
  const people = { doctor: await host.open(), patient: await host.open() };
  await signIn(people.doctor, 'anisha');
  await signIn(people.patient, 'sita');
  await observe(people.doctor);
  await observe(people.patient);
  return people;
}

/** The doctor starts a confirmed visit from its page. */
export async function startCall(clinic: Clinic, { doctor }: VisitPeople): Promise<void> {
  const appointmentId = await confirmedVisit(clinic);
  await doctor.evaluate((id) => {
    location.hash = `#/appointments/${id}`;
  }, appointmentId);
  await doctor.getByRole('button', { name: 'Start video call' }).click();
}

export async function joinCall({ patient }: VisitPeople): Promise<void> {
  await patient.getByRole('alertdialog').getByRole('button', { name: 'Join video call' }).click();
}

export async function connectedCall(clinic: Clinic, host: Host): Promise<VisitPeople> {
  const people = await twoPeople(host);
  await startCall(clinic, people);
  await joinCall(people);
  for (const page of Object.values(people)) {
    await expect(page.getByText('Connected', { exact: true })).toBeVisible();
  }
  return people;
}
