// A desktop app as a bench sees it: how long it takes to be usable, and what it takes of the memory.
import { readFile, readdir } from 'node:fs/promises';
import type { ElectronApplication, Page } from '@playwright/test';
import { person } from '../../e2e/support/clinic.ts';
import { launchElectron, type LaunchOptions } from '../../desktop/fixtures.ts';

/** What a busy machine may take; a bench says how long it was, it does not judge. In ms. */
const patience = 120_000;

export interface StartedApp {
  readonly app: ElectronApplication;
  readonly page: Page;
  /** From the command to the button that can be pressed, ms. */
  readonly ms: number;
}

/** Which program ran: a figure of the stand-in says little about Electron's. */
export function hostOf(app: ElectronApplication): Promise<string> {
  return app.evaluate(() => `electron ${process.versions['electron'] ?? ''} on ${process.platform}`);
}

export async function startApp(options: LaunchOptions, button: string): Promise<StartedApp> {
  const began = performance.now();
  const { app } = await launchElectron(options);
  const page = await app.firstWindow();
  await page.getByRole('button', { name: button, exact: true }).waitFor({ timeout: patience });
  return { app, page, ms: performance.now() - began };
}

/** As the specs sign in, but with the patience of a bench. */
export async function signInPatiently(page: Page, name: string): Promise<void> {
  const { email, password } = person(name);
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.getByRole('navigation').waitFor({ timeout: patience });
}

/** A process and all that it started. */
async function tree(root: number): Promise<number[]> {
  const parents = new Map<number, number>();
  for (const name of await readdir('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const stat = await readFile(`/proc/${name}/stat`, 'utf8').catch(() => '');
    const parent = Number(/^\d+ \(.*\) \S (\d+)/s.exec(stat)?.[1]);
    if (Number.isFinite(parent)) parents.set(Number(name), parent);
  }
  const found = [root];
  for (const id of found) found.push(...[...parents].filter(([, parent]) => parent === id).map(([child]) => child));
  return found;
}

/**
 * Memory of the whole app in MB. On Linux each shared page is divided among those who share it (PSS); elsewhere Electron's own
 * count of the working set, which counts shared pages more than once.
 */
export async function memoryMb(app: ElectronApplication): Promise<number> {
  if (process.platform !== 'linux') {
    const kb = await app.evaluate(({ app: main }) =>
      main.getAppMetrics().reduce((sum, { memory }) => sum + memory.workingSetSize, 0),
    );
    return kb / 1024;
  }
  const root = app.process().pid;
  if (root === undefined) throw new Error('the app has ended');
  const kb = await Promise.all(
    (await tree(root)).map(async (id) => {
      const text = await readFile(`/proc/${String(id)}/smaps_rollup`, 'utf8').catch(() => '');
      return Number(/^Pss:\s+(\d+) kB/m.exec(text)?.[1] ?? 0);
    }),
  );
  return kb.reduce((sum, each) => sum + each, 0) / 1024;
}
