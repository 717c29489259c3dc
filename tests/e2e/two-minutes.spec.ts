// "I need 2 minutes": the doctor knows and waits, the patient's computer is quiet and rings again, and nothing is lost by
// a restart in between.
import { expect, test } from '@playwright/test';
import { joinCall, startCall, twoPeople } from './support/call.ts';
import { clientConfig, memoryClinic } from './support/clinic.ts';
import { browserHost } from './support/hosts.ts';
import { expectMediaArriving } from './support/observer.ts';

test('the patient asks for 2 minutes, restarts, is rung again, and joins', async ({ browser }) => {
  const clinic = await memoryClinic();
  try {
    await using host = await browserHost(browser, clientConfig(clinic));
    const people = await twoPeople(host);
    const { doctor, patient } = people;
    await startCall(clinic, people);
    const ring = patient.getByRole('alertdialog', { name: 'Dr Anisha Rahman is calling' });
    await ring.getByRole('button', { name: 'I need 2 minutes' }).click();

    await expect(ring).toBeHidden();
    await expect(patient.getByText('We told Dr Anisha Rahman')).toBeVisible();
    await expect(patient.getByRole('button', { name: 'Join now' })).toBeVisible();
    await expect(doctor.getByText(/Sita Gurung asks for 2 minutes, 01:\d\d/)).toBeVisible();

    await patient.reload();
    await expect(patient.getByText('We told Dr Anisha Rahman')).toBeVisible();
    await expect(ring).toBeHidden();

    // The two minutes are over, on the server's clock.
    await clinic.sql(
      `update public.call_sessions set patient_back_at = now(), ring_expires_at = now() + interval '45 seconds'`,
    );
    await expect(ring).toBeVisible();
    await expect(ring.getByRole('button', { name: 'I need 2 minutes' })).toBeHidden();
    await expect(doctor.getByText('Ringing at Sita Gurung…').first()).toBeVisible();
    await joinCall(people);
    for (const page of [doctor, patient]) await expect(page.getByText('Connected', { exact: true })).toBeVisible();
    await expectMediaArriving(doctor);
  } finally {
    await clinic.close();
  }
});

test('the patient is ready earlier and joins', async ({ browser }) => {
  const clinic = await memoryClinic();
  try {
    await using host = await browserHost(browser, clientConfig(clinic));
    const people = await twoPeople(host);
    await startCall(clinic, people);
    await people.patient.getByRole('button', { name: 'I need 2 minutes' }).click();
    await people.patient.getByRole('button', { name: 'Join now' }).click();
    for (const page of Object.values(people)) await expect(page.getByText('Connected', { exact: true })).toBeVisible();
  } finally {
    await clinic.close();
  }
});
