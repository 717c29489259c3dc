// A call begins on a good line, then the line of one side becomes 300 kbit/s with 5 % loss and 300 ms of round trip. What
// both sides hear and see from then on, with the app and with the library's defaults, in turns over the same line.
import { setTimeout as wait } from 'node:timers/promises';
import type { Shape } from '../network/support/line.ts';
import type { TwoHosts } from '../network/support/two-hosts.ts';
import { ensureBuilt } from './lib/chromium.ts';
import { median, ms, numberOption, quantile, ratio } from './lib/figures.ts';
import { beginListening, heard } from './lib/meter.ts';
import { openTwoCalls, type CallUnderTest } from './lib/two-calls.ts';

/** In each direction; 150 ms each way are 300 ms of round trip. */
const weak: Shape = { rateKbit: 300, delayMs: 150, loss: 0.05, queueMs: 400 };
/** What is heard while the line has just become bad and every sender still has to find out, s. */
const settlingSeconds = 15;

interface Heard {
  readonly settlingGapMs: number;
  readonly gapMs: number;
  readonly concealed: number;
  readonly framesPerSecond: number;
  readonly height: number;
  readonly voiceOnly: boolean;
}

async function hearBoth(call: CallUnderTest, seconds: number) {
  await Promise.all(call.pages.map(beginListening));
  await wait(seconds * 1_000);
  return Promise.all(call.pages.map(heard));
}

/** The worse side of one call. */
async function callOnce(call: CallUnderTest, network: TwoHosts, seconds: number): Promise<Heard> {
  await call.begin();
  await network.shape('b', weak);
  const settling = await hearBoth(call, settlingSeconds);
  const settled = await hearBoth(call, seconds);
  const voiceOnly = await Promise.all(
    call.pages.map((page) =>
      page
        .getByText(/voice only/iu)
        .first()
        .isVisible(),
    ),
  );
  await network.shape('b', null);
  await call.end();
  return {
    settlingGapMs: Math.max(...settling.map(({ longestGapMs }) => longestGapMs)),
    gapMs: Math.max(...settled.map(({ longestGapMs }) => longestGapMs)),
    concealed: Math.max(...settled.map(({ concealed }) => concealed)),
    framesPerSecond: Math.min(...settled.map(({ framesPerSecond }) => framesPerSecond)),
    height: Math.min(...settled.map(({ height }) => height)),
    voiceOnly: voiceOnly.every(Boolean),
  };
}

function figures(rounds: readonly Heard[]) {
  const each = (value: (one: Heard) => number) => rounds.map(value);
  const gaps = each(({ gapMs }) => gapMs);
  const settling = each(({ settlingGapMs }) => settlingGapMs);
  return {
    longestSoundGapMs: ms(median(gaps)),
    longestSoundGapP90Ms: ms(quantile(gaps, 0.9)),
    longestSoundGapWorstMs: ms(Math.max(...gaps)),
    whileSettling: { medianMs: ms(median(settling)), worstMs: ms(Math.max(...settling)) },
    concealedShare: ratio(median(each(({ concealed }) => concealed))),
    framesPerSecond: ms(median(each(({ framesPerSecond }) => framesPerSecond))),
    framesPerSecondWorst: ms(Math.min(...each(({ framesPerSecond }) => framesPerSecond))),
    height: median(each(({ height }) => height)),
    voiceOnlyRounds: rounds.filter(({ voiceOnly }) => voiceOnly).length,
  };
}

export default async function weakNetwork(args: readonly string[]): Promise<Record<string, unknown>> {
  const rounds = numberOption(args, 'rounds', 10);
  const seconds = numberOption(args, 'seconds', 30);
  await ensureBuilt();
  await using calls = await openTwoCalls({ shaped: true });
  console.error(`  the line is shaped by: ${calls.network.shaper}`);
  const kinds = ['app', 'library'] as const;
  const results: Record<(typeof kinds)[number], Heard[]> = { app: [], library: [] };
  for (let round = 1; round <= rounds; round += 1) {
    for (const kind of kinds) {
      const one = await callOnce(calls[kind], calls.network, seconds);
      results[kind].push(one);
      const sound = `longest gap ${one.gapMs.toFixed(0)} ms (settling ${one.settlingGapMs.toFixed(0)})`;
      const made = `${(one.concealed * 100).toFixed(1)} % made up`;
      const picture = one.voiceOnly
        ? 'voice only'
        : `${one.framesPerSecond.toFixed(1)} frames/s of ${String(one.height)} lines`;
      console.error(`  round ${String(round)}, ${kind}: ${sound}, ${made}; ${picture}`);
    }
  }
  const app = figures(results.app);
  const defaults = figures(results.library);
  return {
    rounds,
    shaper: calls.network.shaper,
    line: weak,
    ...app,
    defaults,
    ratio: ratio(Math.max(1, app.longestSoundGapMs) / Math.max(1, defaults.longestSoundGapMs)),
  };
}
