// The line of one side is cut for 3, 10 and 30 seconds. From the moment it is mended: how long until both sides see and
// hear each other again, with the app and with the library alone, in turns over the same line. Needs Linux and root.
import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import { ensureBuilt } from './lib/chromium.ts';
import { median, ms, numberOption, quantile, ratio } from './lib/figures.ts';
import { restored } from './lib/meter.ts';
import { openTwoCalls, type CallUnderTest } from './lib/two-calls.ts';
import type { TwoHosts } from '../network/support/two-hosts.ts';

const cuts = [3, 10, 30] as const;
/** A call that is not back after this is not coming back by itself, ms. */
const patienceMs = 20_000;
/**
 * A call has gone on for this long before its first cut, ms. Chromium foretells when a picture is due from the few it has seen:
 * after a cut within the first second or two of a call it is wrong by seconds, for the app and for the library alike.
 */
const settledMs = 5_000;

interface Recovered {
  /** Ms from mending until the slower side has both again; null when that never came. */
  readonly ms: number | null;
  readonly words: string;
}

async function cutOnce(call: CallUnderTest, network: TwoHosts, seconds: number): Promise<Recovered> {
  network.cutCable('b');
  await wait(seconds * 1_000);
  const back = Promise.all(call.pages.map((page: Page) => restored(page, patienceMs)));
  const mended = Date.now();
  network.mendCable('b');
  const after = (moment: number | null) => (moment === null ? null : moment - mended);
  const sides = (await back).map(({ picture, sound }) => ({ picture: after(picture), sound: after(sound) }));
  const all = sides.flatMap(({ picture, sound }) => [picture, sound]);
  const known = all.filter((time) => time !== null);
  const told = (time: number | null) => time?.toFixed(0) ?? 'never';
  return {
    ms: known.length === all.length ? Math.max(...known) : null,
    words: sides.map(({ picture, sound }) => `picture ${told(picture)}, sound ${told(sound)}`).join(' / '),
  };
}

function figures(times: readonly (number | null)[]) {
  // Never is longer than any time.
  const all = times.map((time) => time ?? Number.POSITIVE_INFINITY);
  const told = (value: number) => (Number.isFinite(value) ? ms(value) : null);
  return {
    medianMs: told(median(all)),
    p90Ms: told(quantile(all, 0.9)),
    worstMs: told(Math.max(...all)),
    never: times.filter((time) => time === null).length,
  };
}

export default async function recovery(args: readonly string[]): Promise<Record<string, unknown>> {
  const rounds = numberOption(args, 'rounds', 10);
  await ensureBuilt();
  await using calls = await openTwoCalls({ shaped: false });
  const kinds = ['app', 'library'] as const;
  const times = { app: new Map<number, (number | null)[]>(), library: new Map<number, (number | null)[]>() };
  for (let round = 1; round <= rounds; round += 1) {
    for (const kind of kinds) {
      const call = calls[kind];
      await call.begin();
      await wait(settledMs);
      for (const seconds of cuts) {
        const { ms: time, words } = await cutOnce(call, calls.network, seconds);
        const list = times[kind].get(seconds) ?? [];
        list.push(time);
        times[kind].set(seconds, list);
        console.error(`  round ${String(round)}, ${kind}, ${String(seconds)} s: ${words} (ms, either side)`);
        if (time === null) {
          await call.end();
          if (seconds === 30) continue;
          await call.begin();
          await wait(settledMs);
        }
      }
      if (times[kind].get(30)?.at(-1) !== null) await call.end();
    }
  }
  const of = (kind: 'app' | 'library') =>
    Object.fromEntries(cuts.map((seconds) => [String(seconds), figures(times[kind].get(seconds) ?? [])]));
  const app = of('app');
  const library = of('library');
  const every = figures([...times.app.values()].flat());
  const [ours, theirs] = [app['10']?.medianMs, library['10']?.medianMs];
  return {
    rounds,
    cuts: app,
    medianMs: every.medianMs,
    p90Ms: every.p90Ms,
    worstMs: every.worstMs,
    never: every.never,
    library,
    // After 10 s, where the library comes back at all.
    ratio: typeof ours === 'number' && typeof theirs === 'number' ? ratio(ours / theirs) : null,
  };
}
