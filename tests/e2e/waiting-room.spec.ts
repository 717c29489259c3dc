// The patient waits, the doctor reads it, the connection is there before the press; Start begins the visit without a ring.
import { expect, test, type Page } from '@playwright/test';
import { twoPeople } from './support/call.ts';
import { clientConfig, confirmedVisit, memoryClinic } from './support/clinic.ts';
import { browserHost } from './support/hosts.ts';
import { expectMediaArriving, received, stillOpen } from './support/observer.ts';

const open = (page: Page, hash: string) =>
  page.evaluate((to) => {
    location.hash = to;
  }, hash);

/** Which of the page's connections, in the order they were made, are connected. */
const connected = (page: Page) =>
  page.evaluate(() =>
    window.observed.connections.flatMap((each, index) => (each.connectionState === 'connected' ? [index] : [])),
  );
const expectOneConnected = (page: Page) => expect.poll(async () => (await connected(page)).length).toBe(1);

test('Start admits the patient who waits, over the connection that was negotiated before', async ({ browser }) => {
  const clinic = await memoryClinic();
  try {
    await using host = await browserHost(browser, clientConfig(clinic));
    const { doctor, patient } = await twoPeople(host);
    const visit = await confirmedVisit(clinic);
    await open(patient, `#/appointments/${visit}`);
    await patient.getByRole('link', { name: 'Enter the waiting room' }).click();
    await expect(patient.getByText('Camera ready')).toBeVisible();
    await expect(patient.getByText(/Dr Anisha Rahman can see that you are here/)).toBeVisible();

    await open(doctor, `#/appointments/${visit}`);
    await expect(doctor.getByText(/Sita Gurung is in the waiting room, devices ok/)).toBeVisible();
    await expect(patient.getByText(/Dr Anisha Rahman is getting ready for you/)).toBeVisible();

    // Negotiated, and empty.
    for (const page of [doctor, patient]) await expectOneConnected(page);
    for (const page of [doctor, patient]) expect((await received(page)).framesDecoded).toBe(0);

    const before = await Promise.all([doctor, patient].map(connected));
    await doctor.getByRole('button', { name: 'Start video call' }).click();
    for (const page of [doctor, patient]) {
      await expect(page.getByText('Connected', { exact: true })).toBeVisible();
      await expectMediaArriving(page);
    }
    // The very connection that was there.
    expect(await Promise.all([doctor, patient].map(connected))).toEqual(before);
    await expect(patient.getByRole('alertdialog')).toHaveCount(0);

    await doctor.getByRole('button', { name: 'End call' }).click();
    await expect(patient.getByRole('heading', { name: 'Dr Anisha Rahman ended the visit.' })).toBeVisible();
    for (const page of [doctor, patient]) {
      await expect.poll(() => stillOpen(page)).toEqual({ tracks: 0, connections: 0, peerSockets: 0 });
    }
  } finally {
    await clinic.close();
  }
});

test('a connection made ahead that died does not harm: the visit begins on another', async ({ browser }) => {
  const clinic = await memoryClinic();
  try {
    await using host = await browserHost(browser, clientConfig(clinic));
    const { doctor, patient } = await twoPeople(host);
    const visit = await confirmedVisit(clinic);
    await open(patient, `#/waiting-room/${visit}`);
    await expect(patient.getByText('Camera ready')).toBeVisible();
    await open(doctor, `#/appointments/${visit}`);
    for (const page of [doctor, patient]) await expectOneConnected(page);

    // The patient's computer loses it without a word, in the moment of the press.
    await patient.evaluate(() => {
      for (const each of window.observed.connections) each.close();
    });
    await doctor.getByRole('button', { name: 'Start video call' }).click();
    for (const page of [doctor, patient]) {
      await expect(page.getByText('Connected', { exact: true })).toBeVisible({ timeout: 30_000 });
      await expectMediaArriving(page);
    }
  } finally {
    await clinic.close();
  }
});

test('who leaves the waiting room is rung as anybody', async ({ browser }) => {
  const clinic = await memoryClinic();
  try {
    await using host = await browserHost(browser, clientConfig(clinic));
    const { doctor, patient } = await twoPeople(host);
    const visit = await confirmedVisit(clinic);
    await open(patient, `#/waiting-room/${visit}`);
    await open(doctor, `#/appointments/${visit}`);
    await expect(doctor.getByText(/Sita Gurung is in the waiting room/)).toBeVisible();
    await patient.getByRole('button', { name: 'Leave the waiting room' }).click();
    await expect(doctor.getByText(/Sita Gurung is in the waiting room/)).toBeHidden();
    await expect.poll(() => stillOpen(patient)).toEqual({ tracks: 0, connections: 0, peerSockets: 0 });

    await doctor.getByRole('button', { name: 'Start video call' }).click();
    await expect(patient.getByRole('alertdialog', { name: 'Dr Anisha Rahman is calling' })).toBeVisible();
  } finally {
    await clinic.close();
  }
});
