// A doctor's workstation is locked in the middle of a visit: nothing of the room goes out, and the patient is told.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type ElectronApplication } from '@playwright/test';
import { launchDesktop } from '../desktop/fixtures.ts';
import { joinCall, startCall } from './support/call.ts';
import { clientConfig, memoryClinic } from './support/clinic.ts';
import { browserHost } from './support/hosts.ts';
import { expectMediaArriving, observe } from './support/observer.ts';
import { signIn } from './support/screens.ts';

const say = (app: ElectronApplication, event: 'lock-screen' | 'unlock-screen') =>
  app.evaluate(({ powerMonitor }, name) => {
    powerMonitor.emit(name);
  }, event);

test('locking the workstation rests camera and microphone, and says so to the other side', async ({ browser }) => {
  const clinic = await memoryClinic();
  const userDataDir = mkdtempSync(join(tmpdir(), 'meroclinic-lock-'));
  const { app, page: doctor } = await launchDesktop({ userDataDir, config: clientConfig(clinic) });
  try {
    await using host = await browserHost(browser, clientConfig(clinic));
    const people = { doctor, patient: await host.open() };
    await signIn(doctor, 'anisha');
    await signIn(people.patient, 'sita');
    await observe(doctor);
    await observe(people.patient);
    await startCall(clinic, people);
    await joinCall(people);
    await expectMediaArriving(people.patient);

    await say(app, 'lock-screen');
    await expect(people.patient.getByText('The computer of Dr Anisha Rahman is locked').first()).toBeVisible();
    const outgoing = () =>
      doctor.evaluate(() =>
        window.observed.tracks.filter((track) => track.readyState === 'live').map((track) => track.enabled),
      );
    await expect.poll(outgoing).toEqual([false, false]);

    await say(app, 'unlock-screen');
    await expect(people.patient.getByText('The computer of Dr Anisha Rahman is locked').first()).toBeHidden();
    await expect.poll(outgoing).toEqual([true, true]);
    await expectMediaArriving(people.patient);
    await doctor.getByRole('button', { name: 'End call' }).click();
    await expect(people.patient.getByRole('heading', { name: 'Dr Anisha Rahman ended the visit.' })).toBeVisible();
  } finally {
    await app.close();
    rmSync(userDataDir, { recursive: true, force: true });
    await clinic.close();
  }
});
