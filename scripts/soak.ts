// `npm run soak -- --minutes N [--seed S]`: calls one after another between two real pages, with faults injected at random.
// Ends with one line of JSON. Fails when a call comes to no legal state on both screens and in the database, or when a page
// holds something afterwards that it did not hold before. Needs Linux and root, as tests/network does.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { ensureBuilt } from '../tests/bench/lib/chromium.ts';
import { Failure, printFailure } from './lib/failures.mjs';
import { parseOptions } from './lib/options.ts';
import { cacheFolder } from './lib/paths.ts';
import { listenForStop } from './lib/stop.ts';
import { Chance } from './soak/chance.ts';
import { Growth, ownObjects, takePicture } from './soak/growth.ts';
import { countIntervals, held, leaked, type Held } from './soak/leaks.ts';
import { oneCall, until } from './soak/one-call.ts';
import { openStage, type Stage } from './soak/stage.ts';

const who = ['doctor', 'patient'] as const;
/**
 * What was asked of the clinic is kept for five minutes, and faults run code for the first time: 4 kB a call without faults, up
 * to 15 in a short run with them. A call that is kept whole is found by its connection.
 */
const allowedKbPerCall = 25;
/** How often the pages' objects are counted, in calls: a picture of the heap takes seconds. */
const pictureEvery = 2;

function readOptions(): { minutes: number; seed: number } {
  const { values } = parseOptions({
    options: { minutes: { type: 'string', default: '5' }, seed: { type: 'string' } },
  });
  const minutes = Number(values.minutes);
  if (!(minutes > 0)) throw new Failure('BAD_OPTION', { problem: '--minutes takes a number above 0.' });
  return { minutes, seed: values.seed === undefined ? Date.now() % 1_000_000 : Number(values.seed) };
}

/** Both pages hold no more than before; given a moment, for what is closed at the end of a call is closed one by one. */
async function nothingLeft(stage: Stage, before: Readonly<Record<'doctor' | 'patient', Held>>) {
  const now = { ...before };
  let found: string[] = [];
  const clean = async () => {
    found = [];
    for (const name of who) {
      now[name] = await held(stage.people[name]);
      found.push(...leaked(now[name], before[name]).map((text) => `${name}: ${text}`));
    }
    return found.length === 0;
  };
  await until('nothing left open', clean, 20_000).catch(() => undefined);
  return { now, found };
}

/** Whether the page was loaded again since this was asked last. */
function loadedSince(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const known = document.documentElement.hasAttribute('data-soak');
    document.documentElement.setAttribute('data-soak', '');
    return !known;
  });
}

/** After a call that went wrong the next one starts from fresh pages. */
async function startAfresh(stage: Stage): Promise<void> {
  await stage.bringClinicBack();
  stage.network.mendCable();
  await stage
    .clinic()
    .sql(
      `update public.call_sessions set status = 'ended', end_reason = 'network', ended_at = now() where status <> 'ended'`,
    );
  for (const name of who) await stage.people[name].reload();
}

async function soak({ minutes, seed }: { minutes: number; seed: number }, signal: AbortSignal) {
  const chance = new Chance(seed);
  const pictures = join(cacheFolder, 'soak');
  await mkdir(pictures, { recursive: true });
  await ensureBuilt();
  console.error(`Soak of ${String(minutes)} minutes, seed ${String(seed)}`);
  await using stage = await openStage();
  for (const name of who) await countIntervals(stage.people[name]);
  const faults: Record<string, number> = {};
  const problems: string[] = [];
  const growth = { doctor: new Growth(), patient: new Growth() };
  const sinceLoad = { doctor: 0, patient: 0 };
  let before: Record<'doctor' | 'patient', Held> | null = null;
  let calls = 0;
  let told = 0;
  const until = performance.now() + minutes * 60_000;
  while (performance.now() < until && !signal.aborted) {
    calls += 1;
    const happened: string[] = [];
    const began = performance.now();
    try {
      await oneCall(stage, chance, happened);
    } catch (error) {
      problems.push(
        `call ${String(calls)} (${happened.join(', ')}): ${error instanceof Error ? error.message : String(error)}`,
      );
      for (const name of who)
        await stage.people[name].screenshot({ path: join(pictures, `${String(calls)}-${name}.png`) });
      await startAfresh(stage);
    }
    for (const name of happened) faults[name] = (faults[name] ?? 0) + 1;
    // The first call loads code and fills caches: what is held after it is what may be held.
    before ??= { doctor: await held(stage.people.doctor), patient: await held(stage.people.patient) };
    const { now, found } = await nothingLeft(stage, before);
    for (const name of who) {
      if (!found.some((text) => text.startsWith(name))) continue;
      // Who holds it: to be opened in the memory panel of the browser's tools.
      await writeFile(join(pictures, `${String(calls)}-${name}.heapsnapshot`), await takePicture(stage.people[name]));
    }
    problems.push(...found.map((text) => `after call ${String(calls)} (${happened.join(', ')}), ${text}`));
    for (const name of who) {
      sinceLoad[name] += 1;
      if (await loadedSince(stage.people[name])) {
        sinceLoad[name] = 0;
        growth[name].loadedAgain();
      } else if (sinceLoad[name] % pictureEvery === 0) {
        growth[name].add(sinceLoad[name], await ownObjects(stage.people[name]));
      }
    }
    const took = `${((performance.now() - began) / 1_000).toFixed(0)} s`;
    const heaps = who.map((name) => `${name} ${(now[name].heapKb / 1_024).toFixed(1)} MB`).join(', ');
    console.error(`  call ${String(calls)}, ${took}: ${happened.join(', ')}; heap ${heaps}`);
    for (const problem of problems.slice(told)) console.error(`  PROBLEM: ${problem}`);
    told = problems.length;
  }
  const rounded = (kb: number | null) => (kb === null ? null : Math.round(kb));
  const keptKbPerCall = { doctor: rounded(growth.doctor.kbPerCall()), patient: rounded(growth.patient.kbPerCall()) };
  for (const name of who) {
    const kb = keptKbPerCall[name];
    if (kb !== null && kb > allowedKbPerCall) {
      const grown = growth[name].grown().join(', ') || 'nothing that has a name';
      problems.push(`${name}: keeps ${String(kb)} kB more after each call; more of: ${grown}`);
    }
  }
  return { minutes, seed, calls, faults, keptKbPerCall, problems };
}

try {
  using stop = listenForStop();
  const result = await soak(readOptions(), stop.signal);
  console.log(JSON.stringify({ soak: result.problems.length === 0 ? 'clean' : 'problems', ...result }));
  // PeerServer's library keeps timers that nothing can clear.
  process.exit(result.problems.length === 0 ? 0 : 1);
} catch (error) {
  printFailure(error, process.stderr);
  process.exit(1);
}
