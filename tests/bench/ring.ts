// From the press on Start to the ring painted on the patient's screen, with 1, 100 and 500 other people connected,
// against one row change told by LISTEN/NOTIFY and one WebSocket hop in the same run.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { ElectronApplication, Page } from '@playwright/test';
import { clientConfig, person } from '../e2e/support/clinic.ts';
import { Bystanders } from './lib/bystanders.ts';
import { builtClientAndBrowser } from './lib/chromium.ts';
import { hostOf, signInPatiently, startApp } from './lib/desktop-app.ts';
import { median, ms, numberOption, quantile, ratio } from './lib/figures.ts';
import { openNotifyHop } from './lib/notify-hop.ts';
import { spawnClinic, type SpawnedClinic } from './lib/spawned-clinic.ts';
import { openVisitPages, press, shown } from './lib/visit-pages.ts';

const crowds = [1, 100, 500] as const;

/** A new confirmed visit whose page stands open at the doctor's. */
async function readyToStart({ service }: SpawnedClinic, doctor: Page): Promise<void> {
  const close = await service.from('appointments').update({ status: 'completed' }).eq('status', 'confirmed');
  if (close.error) throw new Error(close.error.message);
  const now = Date.now();
  const made = await service
    .from('appointments')
    .insert({
      doctor_id: person('anisha').id,
      patient_id: person('sita').id,
      status: 'confirmed',
      appointment_type: 'online',
      starts_at: new Date(now).toISOString(),
      ends_at: new Date(now + 900_000).toISOString(),
      request_id: crypto.randomUUID(),
    })
    .select('id')
    .single();
  if (made.error) throw new Error(made.error.message);
  await doctor.evaluate((id) => {
    location.hash = `#/appointments/${id}`;
  }, made.data.id);
  await doctor.getByRole('button', { name: 'Start video call' }).waitFor();
}

async function ringOnce(clinic: SpawnedClinic, doctor: Page, patient: Page): Promise<number> {
  await readyToStart(clinic, doctor);
  const ring = shown(patient, '[role=alertdialog]');
  const pressed = await press(doctor, 'Start video call');
  const rangMs = (await ring) - pressed;
  await doctor.getByRole('button', { name: 'End call' }).click();
  await doctor.getByRole('button', { name: 'To the appointment' }).click();
  await patient.getByRole('alertdialog').waitFor({ state: 'detached' });
  return rangMs;
}

/** The same to the ring window of a desktop app whose own window is in the tray. */
async function desktopRingOnce(clinic: SpawnedClinic, doctor: Page, app: ElectronApplication): Promise<number> {
  await readyToStart(clinic, doctor);
  const appears = app.waitForEvent('window');
  const pressed = await press(doctor, 'Start video call');
  const ring = await appears;
  await ring.getByRole('alertdialog').waitFor();
  const painted = await ring.evaluate(
    () =>
      new Promise<number>((resolve) => {
        new PerformanceObserver((list) => {
          const [first] = list.getEntriesByName('first-contentful-paint');
          if (first) resolve(performance.timeOrigin + first.startTime);
        }).observe({ type: 'paint', buffered: true });
      }),
  );
  await doctor.getByRole('button', { name: 'End call' }).click();
  await doctor.getByRole('button', { name: 'To the appointment' }).click();
  if (!ring.isClosed()) await ring.waitForEvent('close');
  return painted - pressed;
}

/** The tray says so after a round trip. */
async function readyToBeCalled(app: ElectronApplication): Promise<void> {
  const toolTip = () => app.evaluate(() => globalThis.probe.trays[0]?.toolTip ?? '');
  while (!(await toolTip()).includes('Ready to be called')) await wait(200);
}

/** From the press to the ring window painted, beside the patient's page in the browser, which rings too; which program ran is said beside it. */
async function onTheDesktop(clinic: SpawnedClinic, doctor: Page, rounds: number) {
  const userDataDir = await mkdtemp(join(tmpdir(), 'meroclinic-ring-'));
  const { app, page } = await startApp({ userDataDir, config: clientConfig(clinic) }, 'Sign in');
  try {
    await signInPatiently(page, 'sita');
    await readyToBeCalled(app);
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
    const measured: number[] = [];
    for (let round = 0; round <= rounds; round += 1) {
      const rangMs = await desktopRingOnce(clinic, doctor, app);
      if (round > 0) measured.push(rangMs);
    }
    const host = await hostOf(app);
    return { host, p50Ms: ms(median(measured)), p95Ms: ms(quantile(measured, 0.95)) };
  } finally {
    await app.close();
    await rm(userDataDir, { recursive: true, force: true, maxRetries: 5 });
  }
}

export default async function ring(args: readonly string[]): Promise<Record<string, unknown>> {
  const rounds = numberOption(args, 'rounds', 20);
  const engine = args.includes('postgres') ? 'postgres' : 'pglite';
  const browser = await builtClientAndBrowser();
  const floor: number[] = [];
  const clients: Record<string, { p50Ms: number; p95Ms: number }> = {};
  let desktop: Awaited<ReturnType<typeof onTheDesktop>> | undefined;
  let largest = 0;
  try {
    await using clinic = await spawnClinic(engine);
    await using hop = await openNotifyHop();
    await using pages = await openVisitPages(browser, clinic);
    desktop = await onTheDesktop(clinic, pages.doctor, rounds);
    console.error(`  desktop (${desktop.host}): median ${desktop.p50Ms.toFixed(1)} ms`);
    await using bystanders = new Bystanders(clinic);
    for (const crowd of crowds) {
      await bystanders.grow(crowd);
      const measured: number[] = [];
      for (let round = 0; round <= rounds; round += 1) {
        const floorMs = await hop.run();
        const rangMs = await ringOnce(clinic, pages.doctor, pages.patient);
        if (round === 0) continue;
        floor.push(floorMs);
        measured.push(rangMs);
      }
      largest = median(measured);
      clients[String(crowd)] = { p50Ms: ms(median(measured)), p95Ms: ms(quantile(measured, 0.95)) };
      console.error(`  ${String(crowd)} connected: median ${median(measured).toFixed(1)} ms`);
    }
  } finally {
    await browser.close();
  }
  return { engine, rounds, clients, desktop, floorMs: ms(median(floor)), ratio: ratio(largest / median(floor)) };
}
