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

/** Both signed in, the patient's window out of sight, the doctor on the page of a visit that may start. */
async function twoApps(room: AsyncDisposableStack) {
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
  return { doctor, patient };
}

/** The doctor starts, and the patient's ring window comes up. */
async function startAndRing(doctor: Page, patient: ElectronApplication): Promise<Page> {
  await doctor.getByRole('button', { name: 'Start video call' }).click();
  await expect.poll(() => ringPage(patient) !== undefined).toBe(true);
  const ring = ringPage(patient);
  if (!ring) throw new Error('the ring window went away');
  await expect(ring.getByRole('alertdialog', { name: 'Dr Anisha Rahman is calling' })).toBeVisible();
  return ring;
}

/** What the page gives the other side to see: the name of what is captured. */
const shownBy = (page: Page): Promise<string | null> =>
  page.evaluate(() => {
    const connection = window.observed.connections.find((one) => one.connectionState === 'connected');
    return connection?.getSenders().find(({ track }) => track?.kind === 'video')?.track?.label ?? null;
  });

/** Chosen in the client's own picker; the system's windows and screens are the stand-in's. */
async function showsAWindow(doctor: Page, patient: Page): Promise<void> {
  const camera = await shownBy(doctor);
  const picker = doctor.getByRole('dialog', { name: 'What do you want to show?' });
  await doctor.getByRole('button', { name: 'Show screen' }).click();
  await expect(picker.getByRole('radio', { name: 'Entire screen' })).toBeAttached();
  await expect(picker.getByRole('button', { name: 'Show it' })).toBeDisabled();
  await picker.getByRole('button', { name: 'Show nothing' }).click();
  await expect(picker).toBeHidden();
  expect(await shownBy(doctor)).toBe(camera);

  await doctor.getByRole('button', { name: 'Show screen' }).click();
  await picker.getByRole('radio', { name: 'Notes' }).check({ force: true });
  await picker.getByRole('button', { name: 'Show it' }).click();
  await expect(patient.getByText('Dr Anisha Rahman shows a screen').first()).toBeVisible();
  expect(await shownBy(doctor)).toBe('Notes');
  await expectMediaArriving(patient);
  await doctor.getByRole('button', { name: 'Stop showing' }).last().click();
  await expect(patient.getByText('Dr Anisha Rahman shows a screen').first()).toBeHidden();
  expect(await shownBy(doctor)).toBe(camera);
}

test('ring, Join from the ring window, talk, lock, unlock, show a window, end', async () => {
  test.setTimeout(180_000);
  await using room = new AsyncDisposableStack();
  const { doctor, patient } = await twoApps(room);
  const ring = await startAndRing(doctor.page, patient.app);
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

  await showsAWindow(doctor.page, patient.page);

  await doctor.page.getByRole('button', { name: 'End call' }).click();
  await expect(patient.page.getByRole('heading', { name: 'Dr Anisha Rahman ended the visit.' })).toBeVisible();
  await expect.poll(() => toolTip(patient.app)).toContain('Ready to be called');
});

test('a crash in the middle of a visit: the window comes back and offers to resume, and they talk again', async () => {
  test.setTimeout(240_000);
  await using room = new AsyncDisposableStack();
  const { doctor, patient } = await twoApps(room);
  const ring = await startAndRing(doctor.page, patient.app);
  await ring.getByRole('button', { name: 'Join' }).click();
  await expectMediaArriving(doctor.page);
  await patient.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide());

  // From here main asks the page: Playwright does not talk to a page again that has crashed.
  const inPage = (code: string): Promise<unknown> =>
    patient.app.evaluate(
      ({ BrowserWindow }, asked) =>
        BrowserWindow.getAllWindows()[0]
          ?.webContents.executeJavaScript(asked)
          .catch(() => 'gone'),
      code,
    );
  await patient.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
  );
  await expect
    .poll(() => inPage(`document.querySelector('[role=alertdialog] h2')?.textContent`), { timeout: 40_000 })
    .toBe('Go back to your visit with Dr Anisha Rahman?');
  expect(await patient.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible())).toBe(true);
  await inPage(`[...document.querySelectorAll('button')].find((each) => each.textContent === 'Go back').click()`);
  await expectMediaArriving(doctor.page);
  await expect
    .poll(() => inPage(`(document.querySelector('video.stage-picture')?.videoWidth ?? 0) > 0`), { timeout: 40_000 })
    .toBe(true);
});
