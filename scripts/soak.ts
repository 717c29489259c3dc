// `npm run soak -- --minutes N [--seed S]`: calls one after another between two real pages, with faults injected at random.
// Ends with one line of JSON. Fails when a call comes to no legal state on both screens and in the database, or when a page
// holds something afterwards that it did not hold before. Needs Linux and root, as tests/network does.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { ensureBuilt } from '../tests/bench/lib/chromium.ts';
import { median } from '../tests/bench/lib/figures.ts';
import { Failure, printFailure } from './lib/failures.mjs';
import { parseOptions } from './lib/options.ts';
import { cacheFolder } from './lib/paths.ts';
import { listenForStop } from './lib/stop.ts';
import { Chance } from './soak/chance.ts';
import { countIntervals, held, leaked, type Held } from './soak/leaks.ts';
import { oneCall, until } from './soak/one-call.ts';
import { openStage, type Stage } from './soak/stage.ts';

const who = ['doctor', 'patient'] as const;
/** A page's own lists grow with the visits it shows; a call's graph of objects is far larger, kB. */
const heapAllowedKbPerCall = 150;

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
  const growth: Record<'doctor' | 'patient', number[]> = { doctor: [], patient: [] };
  let before: Record<'doctor' | 'patient', Held> | null = null;
  let heap: Record<'doctor' | 'patient', Held> | null = null;
  let calls = 0;
  let sinceLoad = 0;
  let told = 0;
  const until = performance.now() + minutes * 60_000;
  while (performance.now() < until && !signal.aborted) {
    calls += 1;
    const happened: string[] = [];
    const began = performance.now();
    let ended = true;
    try {
      await oneCall(stage, chance, happened);
    } catch (error) {
      ended = false;
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
    problems.push(...found.map((text) => `after call ${String(calls)} (${happened.join(', ')}), ${text}`));
    // A page that was loaded again loads its code and fills its caches again.
    sinceLoad = ended && !happened.includes('page loaded again') ? sinceLoad + 1 : 0;
    for (const name of who) {
      if (heap && sinceLoad > 2) growth[name].push(now[name].heapKb - heap[name].heapKb);
    }
    heap = now;
    const took = `${((performance.now() - began) / 1_000).toFixed(0)} s`;
    const heaps = who.map((name) => `${name} ${(now[name].heapKb / 1_024).toFixed(1)} MB`).join(', ');
    console.error(`  call ${String(calls)}, ${took}: ${happened.join(', ')}; heap ${heaps}`);
    for (const problem of problems.slice(told)) console.error(`  PROBLEM: ${problem}`);
    told = problems.length;
  }
  const slope = (name: 'doctor' | 'patient') => (growth[name].length === 0 ? 0 : Math.round(median(growth[name])));
  const heapKbPerCall = { doctor: slope('doctor'), patient: slope('patient') };
  for (const name of who) {
    if (growth[name].length >= 5 && heapKbPerCall[name] > heapAllowedKbPerCall)
      problems.push(`${name}: the heap grows by ${String(heapKbPerCall[name])} kB with each call`);
  }
  return { minutes, seed, calls, faults, heapKbPerCall, problems };
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
