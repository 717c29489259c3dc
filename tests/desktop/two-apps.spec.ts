// The main job on the desktop: the doctor's app rings the patient's, whose window has been out of sight.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { clientConfig, confirmedVisit, memoryClinic } from '../e2e/support/clinic.ts';
import { expectMediaArriving, observe } from '../e2e/support/observer.ts';
import { signIn } from '../e2e/support/screens.ts';
import { expect, launchDesktop, test } from './fixtures.ts';

const ringPage = (app: ElectronApplication): Page | undefined =>
  app.windows().find((page) => page.url().endsWith('/ring/index.html'));
const toolTip = (app: ElectronApplication): Promise<string | undefined> =>
  app.evaluate(() => globalThis.probe.trays[0]?.toolTip);

test('ring, Join from the ring window, talk, lock, unlock, end', async () => {
  test.setTimeout(180_000);
  await using room = new AsyncDisposableStack();
  const clinic = room.adopt(await memoryClinic(), (opened) => opened.close());
  const visit = await confirmedVisit(clinic);
  const open = async () => {
    const userDataDir = room.adopt(mkdtempSync(join(tmpdir(), 'meroclinic-two-')), (folder) =>
      rmSync(folder, { recursive: true, force: true }),
    );
    const desktop = await launchDesktop({ userDataDir, config: clientConfig(clinic) });
    room.defer(() => desktop.app.close());
    return desktop;
  };
  const doctor = await open();
  const patient = await open();
  await signIn(doctor.page, 'anisha');
  await signIn(patient.page, 'sita');
  await observe(doctor.page);
  await observe(patient.page);

  // "Ready" is said by the tray after a round trip, and the window goes.
  await expect.poll(() => toolTip(patient.app)).toContain('Ready to be called');
  await patient.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());

  await doctor.page.evaluate((id) => {
    location.hash = `#/appointments/${id}`;
  }, visit);
  await doctor.page.getByRole('button', { name: 'Start video call' }).click();
  await expect.poll(() => ringPage(patient.app) !== undefined).toBe(true);
  const ring = ringPage(patient.app);
  if (!ring) throw new Error('the ring window went away');
  await expect(ring.getByRole('alertdialog', { name: 'Dr Anisha Rahman is calling' })).toBeVisible();
  expect(await toolTip(patient.app)).toContain('Incoming call');
  await ring.getByRole('button', { name: 'Join' }).click();

  await expectMediaArriving(doctor.page);
  await expectMediaArriving(patient.page);
  expect(ringPage(patient.app)).toBeUndefined();
  expect(await patient.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible())).toBe(true);
  expect(await toolTip(patient.app)).toContain('In a call');

  await patient.app.evaluate(({ powerMonitor }) => powerMonitor.emit('lock-screen'));
  await expect(patient.page.locator('#root')).toBeHidden();
  await expect(doctor.page.getByText(/is locked/).first()).toBeVisible();
  await patient.app.evaluate(({ powerMonitor }) => powerMonitor.emit('unlock-screen'));
  await expect(patient.page.locator('#root')).toBeVisible();
  await expectMediaArriving(doctor.page);

  await doctor.page.getByRole('button', { name: 'End call' }).click();
  await expect(patient.page.getByRole('heading', { name: 'Dr Anisha Rahman ended the visit.' })).toBeVisible();
  await expect.poll(() => toolTip(patient.app)).toContain('Ready to be called');
});
