// The patient waits, the doctor reads it, the connection is there before the press; Start begins the visit without a ring.
import { expect, test, type Page } from '@playwright/test';
import { complaintsOf, expectAccessible } from './support/accessible.ts';
import { twoPeople } from './support/call.ts';
import { clientConfig, confirmedVisit, memoryClinic } from './support/clinic.ts';
import { browserHost } from './support/hosts.ts';
import { expectMediaArriving, givesAway, observe, received, seesAnything, stillOpen } from './support/observer.ts';
import { signIn } from './support/screens.ts';

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

    // Negotiated, and dark: the encoder runs, and nothing of either is given away.
    for (const page of [doctor, patient]) {
      await expectOneConnected(page);
      expect(await givesAway(page)).toEqual({ picture: false, sound: false });
      expect(await seesAnything(page)).toBe(false);
      expect((await received(page)).audioEnergy).toBe(0);
    }

    const before = await Promise.all([doctor, patient].map(connected));
    await doctor.getByRole('button', { name: 'Start video call' }).click();
    for (const page of [doctor, patient]) {
      await expect(page.getByText('Connected', { exact: true })).toBeVisible();
      await expectMediaArriving(page);
      expect(await seesAnything(page)).toBe(true);
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

test('who waits is told how late the doctor is; who leaves is rung as anybody', async ({ browser }) => {
  const clinic = await memoryClinic();
  try {
    await using host = await browserHost(browser, clientConfig(clinic));
    const { doctor, patient } = await twoPeople(host);
    const visit = await confirmedVisit(clinic);
    await open(patient, `#/waiting-room/${visit}`);
    await open(doctor, '#/');
    await doctor.getByRole('button', { name: '20 min late, tell the patients' }).click();
    await expect(patient.getByText(/Dr Anisha Rahman is running about 20 minutes late/)).toBeVisible();
    await doctor.getByRole('button', { name: 'On time again' }).click();
    await expect(patient.getByText(/is running about/)).toBeHidden();
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

test('the device check finds what works and what does not, and lets go of everything when one leaves', async ({
  browser,
}) => {
  test.setTimeout(240_000);
  const clinic = await memoryClinic();
  try {
    await using host = await browserHost(browser, clientConfig(clinic));
    const page = await host.open();
    await signIn(page, 'sita');
    await observe(page);
    const complaints = complaintsOf(page);
    const visit = await confirmedVisit(clinic);
    const part = (name: string) => page.getByRole('region', { name });

    await open(page, `#/appointments/${visit}`);
    await page.getByRole('link', { name: 'Check camera and sound' }).click();
    await expect(part('Camera').getByText('Works', { exact: true })).toBeVisible();
    await expect(part('Microphone').getByText('We heard you.')).toBeVisible();
    await expect(part('Network').getByText(/call service answer\. Calls go directly/)).toBeVisible();
    await part('Speaker').getByRole('button', { name: 'Play a sound' }).click();
    await expect(part('Speaker').getByText('Did you hear it?')).toBeFocused();
    await part('Speaker').getByRole('button', { name: 'No' }).click();
    await expect(part('Speaker').getByRole('alert')).toContainText('Turn up the volume');
    await expectAccessible(page, 'device check with a fault');
    await part('Speaker').getByRole('button', { name: 'Play it again' }).click();
    await part('Speaker').getByRole('button', { name: 'Yes' }).click();
    await expect(page.getByText('Everything works. You are ready for your visit.')).toBeVisible();
    await expectAccessible(page, 'device check');
    expect(complaints).toEqual([]);

    const nothing = { tracks: 0, connections: 0, peerSockets: 0 };
    expect(await stillOpen(page)).not.toEqual(nothing);
    await page.getByRole('link', { name: 'Done' }).click();
    await expect(page.getByRole('heading', { name: 'Visit with Dr Anisha Rahman' })).toBeVisible();
    await expect.poll(() => stillOpen(page)).toEqual(nothing);
    await open(page, '#/settings');
    await expect(page.getByText(/^Last checked .*: everything worked\.$/)).toBeVisible();

    // A relay that nobody runs, and then no call service either.
    await clinic.sql(
      `insert into private.relay (secret, urls) values ('a-secret-of-the-relay', '{turn:127.0.0.1:9?transport=tcp}')`,
    );
    await page.getByRole('link', { name: 'Check camera and sound' }).click();
    await expect(part('Network').getByRole('alert')).toContainText('relay cannot be reached from here');
    await page.evaluate(() => {
      const Socket = window.WebSocket;
      window.WebSocket = class extends Socket {
        constructor(url: string | URL) {
          super(String(url).replace(/:\d+\/peer/u, ':9/peer'));
        }
      };
    });
    await part('Network').getByRole('button', { name: 'Try again' }).click();
    await expect(part('Network').getByRole('alert')).toContainText('The call service cannot be reached');
    await page.getByRole('link', { name: 'Skip the rest' }).click();
    await expect.poll(() => stillOpen(page)).toEqual(nothing);

    // In the waiting room the same check leaves the person where they are, and the doctor learns what was found.
    await open(page, `#/waiting-room/${visit}`);
    await expect(page.getByText('Camera ready')).toBeVisible();
    await page.getByRole('button', { name: 'Check camera and sound' }).click();
    await expect(page.getByRole('dialog').getByRole('region', { name: 'Microphone' })).toContainText('We heard you.');
    await expect
      .poll(() =>
        clinic.sql(
          `select device_check->>'speaker' as speaker, device_check->>'network' as network from public.appointments where id = $1`,
          [visit],
        ),
      )
      .toEqual([{ speaker: 'ok', network: 'missing' }]);
    await expectAccessible(page, 'device check in the waiting room');
  } finally {
    await clinic.close();
  }
});
