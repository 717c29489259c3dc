// What stays of a visit: the note beside the call, how it ended, the summary read back, shared and answered, the rating.
import { expect, test, type Page } from '@playwright/test';
import { complaintsOf, expectAccessible, expectNoSidewaysScroll } from './support/accessible.ts';
import { joinCall, startCall, twoPeople } from './support/call.ts';
import { clientConfig, confirmedVisit, memoryClinic, person, signedInClient } from './support/clinic.ts';
import { browserHost } from './support/hosts.ts';
import { signIn } from './support/screens.ts';

const openVisit = (page: Page, id: string): Promise<void> =>
  page.evaluate((visit) => {
    location.hash = `#/appointments/${visit}`;
  }, id);
const note = (page: Page) => page.getByRole('textbox', { name: 'Note' });

test('a visit from the note beside the call to the patient’s answer', async ({ browser }) => {
  test.setTimeout(240_000);
  await using room = new AsyncDisposableStack();
  const clinic = room.adopt(await memoryClinic(), (opened) => opened.close());
  const host = room.use(await browserHost(browser, clientConfig(clinic)));
  const people = await twoPeople(host);
  const { doctor, patient } = people;
  const complaints = [...complaintsOf(doctor), ...complaintsOf(patient)];

  // While it rings the doctor reads who comes.
  await startCall(clinic, people);
  await expect(
    doctor.getByRole('region', { name: 'About the patient' }).getByText('First visit with you'),
  ).toBeVisible();
  await expectAccessible(doctor, 'ringing, with the patient card');
  await joinCall(people);
  for (const page of [doctor, patient]) await expect(page.getByText('Connected', { exact: true })).toBeVisible();

  await expect(patient.getByRole('button', { name: 'Note and summary' })).toHaveCount(0);
  await doctor.getByRole('button', { name: 'Note and summary' }).click();
  await expect(doctor.getByRole('heading', { name: 'Note and summary' })).toBeFocused();
  await note(doctor).fill('Dry cough, no fever.');
  await expect(doctor.getByText(/^Saved \d\d:\d\d$/)).toBeVisible();
  await expectAccessible(doctor, 'note beside the call');
  // The controls stay within reach while one writes.
  await doctor.getByRole('button', { name: 'Mute microphone' }).click();
  await doctor.getByRole('button', { name: 'Unmute microphone' }).click();
  await note(doctor).press('Escape');
  await expect(note(doctor)).toHaveCount(0);

  await doctor.getByRole('button', { name: 'End call' }).click();
  await expect(doctor.getByRole('heading', { name: 'How did this visit end?' })).toBeVisible();
  await expect(doctor.getByRole('button', { name: 'Patient did not come' })).toHaveCount(0);
  await expectAccessible(doctor, 'call over, doctor');

  // On by phone: the doctor reads the number, the patient's screen says by itself who calls.
  await doctor.getByRole('button', { name: 'Go on by phone' }).click();
  await expect(doctor.getByText('+977 980 000 0001')).toBeVisible();
  await expect(patient.getByText(/Dr Anisha Rahman calls you by phone, on \+977\s980\s000\s0001/)).toBeVisible();
  await expect(patient.getByRole('radio', { name: '5 stars of 5' })).toHaveCount(0);
  await expectAccessible(patient, 'by phone, patient');
  await expectAccessible(doctor, 'by phone, doctor');
  await doctor.getByRole('button', { name: 'It took place by phone' }).click();
  await expect(doctor.getByText('The visit is completed.').first()).toBeVisible();

  await patient.getByRole('radio', { name: '5 stars of 5' }).check({ force: true });
  await patient.getByRole('radio', { name: 'The care' }).check({ force: true });
  await expect(patient.getByText('Thank you. The clinic reads it, not the doctor.')).toBeVisible();
  await expectAccessible(patient, 'call over, patient');
  await patient.getByRole('button', { name: 'To the appointment' }).click();
  await expect(patient.getByText('No summary yet')).toBeVisible();
  await expect(patient.getByText('Video call, then by phone')).toBeVisible();

  await doctor.getByRole('button', { name: 'To the appointment' }).click();
  await expect(note(doctor)).toHaveValue('Dry cough, no fever.');
  await expect(doctor.getByText('Video call, then by phone')).toBeVisible();
  await doctor.getByLabel('What we found').fill('A dry cough after a cold.');
  await doctor.getByLabel('What to do next').fill('Drink warm water.');
  await doctor.getByRole('button', { name: 'Read it back' }).click();
  await expect(doctor.getByRole('heading', { name: 'Sita Gurung will read this' })).toBeFocused();
  await expectAccessible(doctor, 'read back');
  await doctor.getByRole('button', { name: 'Share with Sita Gurung' }).click();

  // Nothing has to be pressed for it to come.
  await expect(patient.getByText('A dry cough after a cold.')).toBeVisible();
  await expectAccessible(patient, 'summary');
  await patient.getByRole('button', { name: 'Ask a question' }).click();
  await patient.getByLabel('Your question about the summary').fill('May I swim?');
  await patient.getByRole('button', { name: 'Send question' }).click();
  await expect(patient.getByText('May I swim?')).toBeVisible();
  await expect(doctor.getByText('May I swim?')).toBeVisible();
  await doctor.setViewportSize({ width: 390, height: 800 });
  await expectNoSidewaysScroll(doctor, 'the doctor’s page of a visit');
  expect(complaints).toEqual([]);
});

test('what is half written comes back after the window was closed without a connection', async ({ browser }) => {
  await using room = new AsyncDisposableStack();
  const clinic = room.adopt(await memoryClinic(), (opened) => opened.close());
  const host = room.use(await browserHost(browser, clientConfig(clinic)));
  const visit = await confirmedVisit(clinic);
  const page = await host.open();
  await signIn(page, 'anisha');
  await openVisit(page, visit);
  await expect(note(page)).toBeVisible();
  await page.route(`${clinic.url}/rest/**`, (route) => route.abort());
  await note(page).fill('Half a sentence');
  await page.getByLabel('Medicines').fill('Paracet');
  await expect(page.getByText(/^Kept on this computer\. The clinic cannot be reached/)).toBeVisible();
  await page.unroute(`${clinic.url}/rest/**`);
  await page.reload();
  await expect(note(page)).toHaveValue('Half a sentence');
  await expect(page.getByLabel('Medicines')).toHaveValue('Paracet');
  await expect(page.getByText(/^Saved \d\d:\d\d$/)).toBeVisible();
});

test('two windows: both texts are kept until the doctor chooses', async ({ browser }) => {
  await using room = new AsyncDisposableStack();
  const clinic = room.adopt(await memoryClinic(), (opened) => opened.close());
  const host = room.use(await browserHost(browser, clientConfig(clinic)));
  const visit = await confirmedVisit(clinic);
  const page = await host.open();
  await signIn(page, 'anisha');
  await openVisit(page, visit);
  await expect(note(page)).toBeVisible();
  const elsewhere = await signedInClient(clinic, 'anisha');
  await elsewhere.rpc('save_note', { p_appointment_id: visit, p_body: 'Of the other window', p_version: 0 });
  await note(page).fill('Of this window');
  await expect(page.getByRole('alert')).toContainText('This note was changed in another window');
  await expect(page.getByText('Of the other window')).toBeVisible();
  await expectAccessible(page, 'two texts of a note');
  await page.getByRole('button', { name: 'Put both together' }).click();
  await expect(note(page)).toHaveValue('Of the other window\n\nOf this window');
  await expect(page.getByText(/^Saved \d\d:\d\d$/)).toBeVisible();
});

test('who did not come is marked by the keyboard alone, after a question', async ({ browser }) => {
  await using room = new AsyncDisposableStack();
  const clinic = room.adopt(await memoryClinic(), (opened) => opened.close());
  const host = room.use(await browserHost(browser, clientConfig(clinic)));
  const visit = await confirmedVisit(clinic);
  const page = await host.open();
  await signIn(page, 'anisha');
  await openVisit(page, visit);
  const button = page.getByRole('button', { name: 'Patient did not come' });
  await button.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alertdialog', { name: 'Did Sita Gurung not come?' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(button).toBeFocused();
  await page.keyboard.press('Enter');
  const confirm = page.getByRole('alertdialog').getByRole('button', { name: 'Patient did not come' });
  for (
    let presses = 0;
    presses < 5 && !(await confirm.evaluate((each) => each === document.activeElement));
    presses += 1
  ) {
    await page.keyboard.press('Tab');
  }
  await expect(confirm).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByText('This visit did not take place.')).toBeVisible();
  const [row] = await clinic.sql<{ status: string }>('select status from public.appointments where doctor_id = $1', [
    person('anisha').id,
  ]);
  expect(row?.status).toBe('no_show');
});
