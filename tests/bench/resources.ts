// Processor time and memory of one side of a call, for the app and for two bare connections with the same media, in turns.
// A browser for each side of each, so that what is counted is one person's whole client. Linux: memory is read from /proc.
import { readFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import type { Browser, Page } from '@playwright/test';
import { startClinic } from '../../supabase/local/index.ts';
import { projectFolder } from '../e2e/support/clinic.ts';
import { openBareCall } from './lib/bare-call.ts';
import { builtClientAndBrowser } from './lib/chromium.ts';
import { median, ms, numberOption, quantile, ratio } from './lib/figures.ts';
import { firstRemoteFrame, openVisitPagesIn, readyToStart } from './lib/visit-pages.ts';

interface Use {
  /** Of one processor, 0 to the number of them. */
  readonly cpu: number;
  readonly memoryMb: number;
}

async function processes(browser: Browser): Promise<readonly { id: number; cpuTime: number }[]> {
  const session = await browser.newBrowserCDPSession();
  try {
    return (await session.send('SystemInfo.getProcessInfo')).processInfo;
  } finally {
    await session.detach();
  }
}

/** Memory of a process, what it shares with others divided among them, MB. */
async function memoryOf(id: number): Promise<number> {
  const text = await readFile(`/proc/${String(id)}/smaps_rollup`, 'utf8').catch(() => '');
  const match = /^Pss:\s+(\d+) kB/mu.exec(text);
  return Number(match?.[1] ?? 0) / 1_024;
}

async function measure(browser: Browser, seconds: number): Promise<Use> {
  const before = await processes(browser);
  const began = performance.now();
  await wait(seconds * 1_000);
  const after = await processes(browser);
  const took = (performance.now() - began) / 1_000;
  const used = after.reduce(
    (sum, { id, cpuTime }) => sum + cpuTime - (before.find((one) => one.id === id)?.cpuTime ?? 0),
    0,
  );
  const memory = await Promise.all(after.map(({ id }) => memoryOf(id)));
  return { cpu: used / took, memoryMb: memory.reduce((sum, one) => sum + one, 0) };
}

/** As it is while nobody talks, without what is only waiting to be thrown away. */
async function measureIdle(browser: Browser, page: Page, seconds: number) {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  await session.detach();
  const { cpu, memoryMb } = await measure(browser, seconds);
  return { cpu: ratio(cpu), memoryMb: ms(memoryMb) };
}

function figures(uses: readonly Use[]) {
  const cpu = uses.map((use) => use.cpu);
  const memory = uses.map((use) => use.memoryMb);
  return {
    cpuPerCall: ratio(median(cpu)),
    cpuP90: ratio(quantile(cpu, 0.9)),
    memoryMb: ms(median(memory)),
    memoryP90Mb: ms(quantile(memory, 0.9)),
  };
}

export default async function resources(args: readonly string[]): Promise<Record<string, unknown>> {
  const rounds = numberOption(args, 'rounds', 10);
  const seconds = numberOption(args, 'seconds', 10);
  await using stack = new AsyncDisposableStack();
  const launch = async () => stack.adopt(await builtClientAndBrowser(), (browser) => browser.close());
  const clinic = stack.adopt(
    await startClinic({ project: projectFolder, data: 'memory', port: 0, engine: 'pglite' }),
    (started) => started.close(),
  );
  const [doctorBrowser, patientBrowser] = [await launch(), await launch()];
  const [callerBrowser, calleeBrowser] = [await launch(), await launch()];
  const { doctor, patient } = stack.use(await openVisitPagesIn([doctorBrowser, patientBrowser], clinic));
  const bare = stack.use(await openBareCall([await callerBrowser.newContext(), await calleeBrowser.newContext()]));
  // What both cost while nobody talks: the difference is the call's.
  const idle = await measureIdle(doctorBrowser, doctor, seconds);
  const app: Use[] = [];
  const floor: Use[] = [];
  for (let round = 1; round <= rounds; round += 1) {
    await readyToStart(clinic, doctor);
    await doctor.getByRole('button', { name: 'Start video call' }).click();
    const frames = Promise.all([firstRemoteFrame(doctor), firstRemoteFrame(patient)]);
    await patient.getByRole('button', { name: 'Join video call' }).click();
    await frames;
    const appUse = await measure(doctorBrowser, seconds);
    await doctor.getByRole('button', { name: 'End call' }).first().click();
    await Promise.all(
      [doctor, patient].map((page) => page.getByRole('button', { name: 'To the appointment' }).click()),
    );
    await bare.begin();
    const bareUse = await measure(callerBrowser, seconds);
    await bare.hangUp();
    app.push(appUse);
    floor.push(bareUse);
    const words = ({ cpu, memoryMb }: Use) => `${cpu.toFixed(2)} processors, ${memoryMb.toFixed(0)} MB`;
    console.error(`  round ${String(round)}: app ${words(appUse)}; bare ${words(bareUse)}`);
  }
  // What a call leaves behind adds up in this one, and not in what is only freed late.
  const idleAfter = await measureIdle(doctorBrowser, doctor, seconds);
  const ours = figures(app);
  const theirs = figures(floor);
  return {
    rounds,
    processors: cpus().length,
    ...ours,
    idle,
    idleAfter,
    floor: theirs,
    memoryRatio: ratio(ours.memoryMb / theirs.memoryMb),
    ratio: ratio(ours.cpuPerCall / theirs.cpuPerCall),
  };
}
