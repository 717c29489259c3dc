// A doctor's and a patient's client in two browser contexts, measured from inside their pages.
import type { Browser, Page } from '@playwright/test';
import type { Clinic } from '../../../supabase/local/index.ts';
import { clientConfig, confirmedVisit, type ClinicAddress } from '../../e2e/support/clinic.ts';
import { browserHost } from '../../e2e/support/hosts.ts';
import { observe } from '../../e2e/support/observer.ts';
import { signIn } from '../../e2e/support/screens.ts';
import { seePictures } from './recognisable.ts';

export interface VisitPages extends AsyncDisposable {
  readonly doctor: Page;
  readonly patient: Page;
}

export function openVisitPages(browser: Browser, clinic: ClinicAddress): Promise<VisitPages> {
  return openVisitPagesIn([browser, browser], clinic);
}

/** The doctor's client in the first browser, the patient's in the second. */
export async function openVisitPagesIn(
  browsers: readonly [Browser, Browser],
  clinic: ClinicAddress,
): Promise<VisitPages> {
  const config = clientConfig(clinic);
  const hosts = await Promise.all(browsers.map((browser) => browserHost(browser, config)));
  const [doctor, patient] = await Promise.all(hosts.map((host) => host.open()));
  if (!doctor || !patient) throw new Error('two browsers open two pages');
  await signIn(doctor, 'anisha');
  await signIn(patient, 'sita');
  await observe(doctor);
  await observe(patient);
  await Promise.all([seePictures(doctor), seePictures(patient)]);
  return {
    doctor,
    patient,
    async [Symbol.asyncDispose]() {
      await Promise.all(hosts.map((host) => host[Symbol.asyncDispose]()));
    },
  };
}

/** A new confirmed visit, its page open at the doctor's, the button to start it there to be pressed. */
export async function readyToStart(clinic: Clinic, doctor: Page): Promise<string> {
  await clinic.sql(`update public.appointments set status = 'completed' where status = 'confirmed'`);
  const appointmentId = await confirmedVisit(clinic);
  await doctor.evaluate((id) => {
    location.hash = `#/appointments/${id}`;
  }, appointmentId);
  await doctor.getByRole('button', { name: 'Start video call' }).waitFor();
  return appointmentId;
}

/** The same, with the patient in the waiting room and the connection of both negotiated. */
export async function readyWithPatientWaiting(clinic: Clinic, { doctor, patient }: VisitPages): Promise<void> {
  const appointmentId = await readyToStart(clinic, doctor);
  await patient.evaluate((id) => {
    location.hash = `#/waiting-room/${id}`;
  }, appointmentId);
  await doctor.getByText('is in the waiting room, devices ok').waitFor();
  await patient.getByText('is getting ready for you').waitFor();
  for (const page of [doctor, patient]) {
    await page.waitForFunction(() =>
      window.observed.connections.some(({ connectionState }) => connectionState === 'connected'),
    );
  }
}

/** Presses a button inside the page; the moment of the press, ms since 1970. */
export function press(page: Page, name: string): Promise<number> {
  return page.getByRole('button', { name }).evaluate((button: HTMLElement) => {
    const pressed = performance.timeOrigin + performance.now();
    button.click();
    return pressed;
  });
}

/** Resolves with the moment (ms since 1970) at which an element first stands in the painted page. */
export function shown(page: Page, selector: string): Promise<number> {
  return page.evaluate(
    (wanted) =>
      new Promise<number>((resolve) => {
        const look = () => {
          if (!document.querySelector(wanted)) return;
          observer.disconnect();
          requestAnimationFrame(() => {
            resolve(performance.timeOrigin + performance.now());
          });
        };
        const observer = new MutationObserver(look);
        observer.observe(document.body, { childList: true, subtree: true });
        look();
      }),
    selector,
  );
}

/** Resolves with the moment (ms since 1970) at which the other side is first seen. Needs `seePictures` before it. */
export function firstRemoteFrame(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const look = () => {
          const video = document.querySelector<HTMLVideoElement>('video.stage-picture');
          if (!video) return;
          observer.disconnect();
          resolve(window.firstRecognisable(video));
        };
        const observer = new MutationObserver(look);
        observer.observe(document.body, { childList: true, subtree: true });
        look();
      }),
  );
}
