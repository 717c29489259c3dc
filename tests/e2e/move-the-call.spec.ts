// One person, two computers: the call moves, the older one closes its camera at once, and nobody sees two pictures.
import { expect, test, type Page } from '@playwright/test';
import { connectedCall } from './support/call.ts';
import { clientConfig, memoryClinic } from './support/clinic.ts';
import { browserHost, type Host } from './support/hosts.ts';
import { expectMediaArriving, observe, stillOpen } from './support/observer.ts';
import { signIn } from './support/screens.ts';

const nothing = { tracks: 0, connections: 0, peerSockets: 0 };

async function secondComputer(host: Host, name: string): Promise<Page> {
  const page = await host.open();
  await observe(page);
  await signIn(page, name);
  return page;
}

async function moveHere(page: Page): Promise<void> {
  const dialog = page.getByRole('alertdialog', { name: 'You are in this visit on another device' });
  await dialog.getByRole('button', { name: 'Move the visit here' }).click();
}

async function expectConnected(...pages: readonly Page[]): Promise<void> {
  for (const page of pages) {
    await expect(page.getByText('Connected', { exact: true })).toBeVisible();
    await expectMediaArriving(page);
    // One picture of the other side, however many connections there were.
    await expect.poll(() => stillOpen(page).then(({ connections }) => connections)).toBe(1);
    await expect(page.locator('video.stage-picture')).toHaveCount(1);
  }
}

test('the patient, then the doctor, goes on at another computer', async ({ browser }) => {
  const clinic = await memoryClinic();
  try {
    await using host = await browserHost(browser, clientConfig(clinic));
    const { doctor, patient } = await connectedCall(clinic, host);

    const patientsOther = await secondComputer(host, 'sita');
    await moveHere(patientsOther);
    await expect.poll(() => stillOpen(patient)).toEqual(nothing);
    await expect(patient.getByRole('alertdialog', { name: 'You are in this visit on another device' })).toBeVisible();
    await expectConnected(doctor, patientsOther);

    const doctorsOther = await secondComputer(host, 'anisha');
    await moveHere(doctorsOther);
    await expect.poll(() => stillOpen(doctor)).toEqual(nothing);
    await expectConnected(doctorsOther, patientsOther);

    // And back again, to the computer that was left.
    await moveHere(patient);
    await expect.poll(() => stillOpen(patientsOther)).toEqual(nothing);
    await expectConnected(doctorsOther, patient);

    await doctorsOther.getByRole('button', { name: 'End call' }).click();
    await expect(patient.getByRole('heading', { name: 'Dr Anisha Rahman ended the visit.' })).toBeVisible();
    for (const page of [doctor, patient, doctorsOther, patientsOther]) {
      // A doctor who looks at a visit that can still be called is ready to call; elsewhere nothing is open.
      await page.evaluate(() => {
        location.hash = '#/';
      });
      await expect.poll(() => stillOpen(page)).toEqual(nothing);
    }
  } finally {
    await clinic.close();
  }
});
