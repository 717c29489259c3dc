// From the command to a sign-in screen that can be used, and the memory of an app that has sat in the tray, against an app of one
// button on the same host in the same run. Rounds alternate. `--rounds N`, `--idle-minutes N` (10).
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { LaunchOptions } from '../desktop/fixtures.ts';
import { clientConfig } from '../e2e/support/clinic.ts';
import { ensureBuilt } from './lib/chromium.ts';
import { hostOf, memoryMb, signInPatiently, startApp } from './lib/desktop-app.ts';
import { median, ms, numberOption, quantile, ratio } from './lib/figures.ts';
import { spawnClinic } from './lib/spawned-clinic.ts';

const emptyApp = join(import.meta.dirname, 'lib/empty-app');

async function withProfile<T>(use: (userDataDir: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'meroclinic-start-'));
  try {
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** One start with a new profile and one with the same profile again, ms. */
function twoStarts(options: Omit<LaunchOptions, 'userDataDir'>): Promise<{ first: number; again: number }> {
  return withProfile(async (userDataDir) => {
    const times: number[] = [];
    for (let start = 0; start < 2; start += 1) {
      const { app, ms: took } = await startApp({ ...options, userDataDir }, 'Sign in');
      await app.close();
      times.push(took);
    }
    const [first = 0, again = 0] = times;
    return { first, again };
  });
}

/** Signed in, the window closed to the tray, for a while. */
async function idleInTray(minutes: number): Promise<{ host: string; idleMb: number }> {
  await using clinic = await spawnClinic('pglite');
  // Awaited here: the clinic ends with this block.
  return await withProfile(async (userDataDir) => {
    const { app, page } = await startApp({ userDataDir, config: clientConfig(clinic) }, 'Sign in');
    const host = await hostOf(app);
    await signInPatiently(page, 'sita');
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
    await wait(minutes * 60_000);
    const idleMb = await memoryMb(app);
    await app.close();
    return { host, idleMb };
  });
}

function idleFloor(minutes: number): Promise<number> {
  return withProfile(async (userDataDir) => {
    const { app } = await startApp({ userDataDir, appFolder: emptyApp }, 'Sign in');
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide());
    await wait(minutes * 60_000);
    const idleMb = await memoryMb(app);
    await app.close();
    return idleMb;
  });
}

export default async function start(args: readonly string[]): Promise<Record<string, unknown>> {
  const rounds = numberOption(args, 'rounds', 10);
  const idleMinutes = numberOption(args, 'idle-minutes', 10);
  await ensureBuilt();
  const ours: { first: number; again: number }[] = [];
  const floor: { first: number; again: number }[] = [];
  // The first round fills the computer's own caches and is not counted.
  for (let round = 0; round <= rounds; round += 1) {
    const floorRound = await twoStarts({ appFolder: emptyApp });
    const ourRound = await twoStarts({});
    if (round === 0) continue;
    floor.push(floorRound);
    ours.push(ourRound);
    console.error(`  round ${String(round)}: ${ourRound.first.toFixed(0)} ms, floor ${floorRound.first.toFixed(0)} ms`);
  }
  const [{ host, idleMb }, idleFloorMb] = [await idleInTray(idleMinutes), await idleFloor(Math.min(idleMinutes, 1))];
  const first = ours.map((each) => each.first);
  const floorFirst = floor.map((each) => each.first);
  return {
    host,
    rounds,
    toSignInMs: ms(median(first)),
    toSignInP95Ms: ms(quantile(first, 0.95)),
    againMs: ms(median(ours.map(({ again }) => again))),
    floorMs: ms(median(floorFirst)),
    floorAgainMs: ms(median(floor.map(({ again }) => again))),
    ratio: ratio(median(first) / median(floorFirst)),
    idleMinutes,
    idleMb: ms(idleMb),
    idleFloorMb: ms(idleFloorMb),
  };
}
