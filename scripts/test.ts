// `npm test`: every check and test with one summary at the end. `npm test -- unit e2e` runs only those steps, `--long` adds the soak.
import { parseOptions } from './lib/options.ts';
import { buildClient } from './lib/build-client.ts';
import { ensureElectron } from './lib/electron-program.ts';
import { Failure, printFailure } from './lib/failures.mjs';
import { createProgress, type Progress } from './lib/progress.mjs';
import { listenForStop } from './lib/stop.ts';
import { ensureBrowser } from './test/browser.ts';
import { add, countCheck, noCounts, summary, type Counts } from './test/counts.ts';
import { runStep, type Outcome } from './test/run-step.ts';
import { steps, type Need, type Step } from './test/steps.ts';
import type { ToldTest } from './test/told-tests.ts';

const INTERRUPTED_EXIT = 130;
/** Two of a kind share the cores, except those that drive browsers: calls with clocks and video run alone. */
const AT_ONCE: Readonly<Record<Step['kind'], number>> = { check: 2, vitest: 2, playwright: 1 };

const known = steps.map((step) => step.name).join(', ');

/** @throws Failure BAD_OPTION, UNKNOWN_STEP */
function chosenSteps(args: string[]): readonly Step[] {
  const { values, positionals } = parseOptions({
    args,
    allowPositionals: true,
    options: { help: { type: 'boolean', default: false }, long: { type: 'boolean', default: false } },
  });
  if (values.help) {
    console.log(
      `npm test                runs everything\nnpm test -- STEP ...    runs only these: ${known}\nnpm test -- --long      runs everything and what takes minutes more`,
    );
    return [];
  }
  for (const name of positionals) {
    if (!steps.some((step) => step.name === name)) throw new Failure('UNKNOWN_STEP', { step: name, known });
  }
  if (positionals.length > 0) return steps.filter((step) => positionals.includes(step.name));
  return steps.filter((step) => {
    if (step.long === true && !values.long) return false;
    const reason = process.env['REQUIRE_ALL_STEPS'] === '1' ? null : step.notHere?.();
    if (typeof reason !== 'string') return true;
    console.log(`NOT RUN on this computer: ${step.title} (${reason}). To run it: npm test -- ${step.name}`);
    return false;
  });
}

/** Something a step needs could not be made: said once, counted as one failure, and its steps are not run. */
async function prepare(
  progress: Progress,
  signal: AbortSignal,
  needed: ReadonlySet<Need>,
): Promise<{ counts: Counts; env: Record<string, string>; lacking: ReadonlySet<Need> }> {
  const env: Record<string, string> = {};
  const lacking = new Set<Need>();
  let counts = noCounts;
  const makers: Readonly<Record<Need, () => Promise<void>>> = {
    build: async () => {
      if (!(await buildClient(progress, signal)))
        progress.say('ok     Building the client (unchanged since the last build)');
    },
    browser: async () => {
      env['CHROMIUM_PATH'] = await ensureBrowser(progress, signal);
      if (process.env['E2E_REAL_ELECTRON'] !== '1') return;
      const electron = await ensureElectron(progress, signal);
      if (electron.kind === 'missing') throw new Failure('ELECTRON_REQUIRED', { reason: electron.reason });
    },
  };
  for (const need of needed) {
    try {
      await makers[need]();
      if (need === 'build') counts = add(counts, countCheck(0));
    } catch (error) {
      if (signal.aborted) break;
      printFailure(error, process.stdout);
      lacking.add(need);
      counts = add(counts, countCheck(1));
    }
  }
  return { counts, env, lacking };
}

async function inLanes(list: readonly Step[], lanes: number, run: (step: Step) => Promise<void>): Promise<void> {
  const waiting = [...list];
  const lane = async (): Promise<void> => {
    for (let step = waiting.shift(); step !== undefined; step = waiting.shift()) await run(step);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}

async function runAll(chosen: readonly Step[], progress: Progress, signal: AbortSignal): Promise<Outcome> {
  const needed = new Set(chosen.flatMap((step) => step.needs));
  const { counts: prepared, env, lacking } = await prepare(progress, signal, needed);
  let counts = prepared;
  const told: ToldTest[] = [];
  const run = async (step: Step): Promise<void> => {
    if (signal.aborted) return;
    const missing = step.needs.find((need) => lacking.has(need));
    if (missing !== undefined) progress.say(`FAILED ${step.title}: not run, for want of the ${missing}`);
    const result =
      missing === undefined ? await runStep(step, { progress, signal, env }) : { counts: countCheck(1), told: [] };
    // Two steps may be running: the sum is read only after the wait.
    counts = add(counts, result.counts);
    told.push(...result.told);
  };
  for (const kind of ['check', 'vitest', 'playwright'] as const) {
    const ofKind = chosen.filter((step) => step.kind === kind);
    await inLanes(ofKind, AT_ONCE[kind], run);
  }
  return { counts, told };
}

/** Last before the summary, so that the end of a long output is enough to know what happened. */
function printTold(told: readonly ToldTest[]): void {
  for (const { name, outcome, reason } of told) {
    console.log(`\n${outcome === 'failed' ? 'FAILED' : 'PASSED ONLY WHEN TRIED AGAIN'} ${name}\n${reason}`);
  }
}

async function main(): Promise<void> {
  using stop = listenForStop();
  const progress = createProgress(process.stdout);
  try {
    const chosen = chosenSteps(process.argv.slice(2));
    if (chosen.length === 0) return;
    const { counts, told } = await runAll(chosen, progress, stop.signal);
    progress.close();
    if (stop.signal.aborted) throw new Failure('INTERRUPTED', {});
    printTold(told);
    if (counts.skipped > 0)
      console.log(`\n${String(counts.skipped)} test(s) were SKIPPED. Nobody saw them work; they count as failed.`);
    console.log(`\n${summary(counts)}`);
    process.exitCode = counts.failed === 0 ? 0 : 1;
  } catch (error) {
    progress.close();
    printFailure(error, process.stderr);
    process.exitCode = stop.signal.aborted ? INTERRUPTED_EXIT : 1;
  }
}

await main();
