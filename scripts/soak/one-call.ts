// One call of a soak: begun, disturbed, healed, ended; then everything has to be as if it had never been.
import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import type { Clinic } from '../../supabase/local/index.ts';
import { readyToStart } from '../../tests/bench/lib/visit-pages.ts';
import type { Chance } from './chance.ts';
import { drawEnding, drawFault, pressIfThere } from './faults.ts';
import type { Stage } from './stage.ts';

/** Longer than any honest recovery, the doctor's press on "Call again" included, ms. */
const patienceMs = 90_000;

export type Shown = 'none' | 'ring' | 'resume' | 'connected' | 'call' | 'over';

/** What of a call this page shows. */
export async function shownBy(page: Page): Promise<Shown> {
  const sees = (role: 'button' | 'alertdialog', name: string | RegExp) =>
    page.getByRole(role, { name }).first().isVisible();
  if (await sees('button', 'To the appointment')) return 'over';
  if (await sees('button', 'Go back')) return 'resume';
  if (await sees('button', /^Join/u)) return 'ring';
  if (!(await sees('button', 'End call'))) return 'none';
  return (await page.getByText('Connected', { exact: true }).first().isVisible()) ? 'connected' : 'call';
}

export async function until(what: string, holds: () => Promise<boolean>, limitMs = patienceMs): Promise<void> {
  const end = performance.now() + limitMs;
  while (!(await holds())) {
    if (performance.now() > end)
      throw new Error(`within ${String(limitMs / 1_000)} s it did not come to this: ${what}`);
    await wait(200);
  }
}

/** Helps both as people would, until both are connected or the call is over on both sides. */
async function heal({ people }: Stage): Promise<void> {
  await until('both connected again, or over on both sides', async () => {
    const shown = await Promise.all([people.doctor, people.patient].map(shownBy));
    if (shown.every((one) => one === 'connected') || shown.every((one) => one === 'over' || one === 'none'))
      return true;
    for (const [index, page] of [people.doctor, people.patient].entries()) {
      if (shown[index] === 'resume') await pressIfThere(page, 'Go back');
      if (shown[index] === 'ring') await pressIfThere(page, /^Join/u);
      if (shown[index] === 'call') await pressIfThere(page, 'Call again');
    }
    return false;
  });
}

async function overEverywhere(stage: Stage, appointmentId: string): Promise<void> {
  const { people } = stage;
  await until('ended in the database and on both screens', async () => {
    const rows = await stage.clinic().sql<{ status: string; call_status: string }>(
      `select s.status, a.call_status from public.call_sessions s join public.appointments a on a.id = s.appointment_id
       where a.id = $1 order by s.attempt desc`,
      [appointmentId],
    );
    const shown = await Promise.all([people.doctor, people.patient].map(shownBy));
    // Loaded again in the very end, a page may still offer to go back until it hears that there is nothing to go to.
    return (
      rows.length > 0 &&
      rows.every(({ status }) => status === 'ended') &&
      rows[0]?.call_status === 'ended' &&
      shown.every((one) => one === 'over' || one === 'none')
    );
  });
  for (const page of [people.doctor, people.patient]) {
    await pressIfThere(page, 'To the appointment');
    // Where a visit can be started, its connection is made ready; what is left over is counted elsewhere.
    await page.evaluate(() => {
      location.hash = '#/';
    });
  }
}

/** The same visit called again and again: with a new one each time, the pages' lists would grow with every call. */
export async function visitToStart(clinic: Clinic, doctor: Page): Promise<string> {
  const [visit] = await clinic.sql<{ id: string }>(
    `select id from public.appointments where status = 'confirmed' limit 1`,
  );
  if (visit) {
    await doctor.evaluate((id) => {
      location.hash = `#/appointments/${id}`;
    }, visit.id);
    const start = doctor.getByRole('button', { name: 'Start video call' });
    const startable = await start.waitFor({ timeout: 10_000 }).then(
      () => true,
      // Its time is over.
      () => false,
    );
    if (startable) return visit.id;
  }
  return readyToStart(clinic, doctor);
}

/** @returns what happened in it, in order. @throws Error when it came to no legal state in time */
export async function oneCall(stage: Stage, chance: Chance, happened: string[]): Promise<void> {
  const { doctor, patient } = stage.people;
  const appointmentId = await visitToStart(stage.clinic(), doctor);
  const start = doctor.getByRole('button', { name: 'Start video call' });
  await (chance.sometimes(0.3) ? start.dblclick() : start.click());
  await until('ringing', async () => (await shownBy(patient)) === 'ring');
  if (chance.sometimes(0.15)) {
    happened.push('join and cancel at once');
    await Promise.all([pressIfThere(patient, /^Join/u), pressIfThere(doctor, 'End call')]);
    // Whichever came first: the call is on, or over.
    await heal(stage);
  } else {
    await pressIfThere(patient, /^Join/u);
    await heal(stage);
  }
  for (let count = Math.floor(chance.between(0, 3)); count > 0; count -= 1) {
    const fault = drawFault(chance);
    happened.push(fault.name);
    await fault.strike(stage, chance);
    await heal(stage);
  }
  const ending = drawEnding(chance);
  happened.push(ending.name);
  await ending.run(stage);
  await overEverywhere(stage, appointmentId);
}
