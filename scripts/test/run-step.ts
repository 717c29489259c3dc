// Runs one step with its output in a log, and reads how many passed and failed.
import { existsSync } from 'node:fs';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { cacheFolder, packageFile, root } from '../lib/paths.ts';
import type { Progress } from '../lib/progress.mjs';
import { runLogged, tail, type RunResult } from '../lib/run-logged.ts';
import { countCheck, countPlaywright, countVitest, type Counts } from './counts.ts';
import type { Step } from './steps.ts';
import { toldByPlaywright, toldByVitest, type ToldTest } from './told-tests.ts';

const STEP_LIMIT_MS = 40 * 60_000;
const SHOWN_LINES = 120;
const logs = join(cacheFolder, 'test');

interface Command {
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

function commandOf(step: Step, report: string): Command {
  switch (step.kind) {
    case 'check':
      return { args: ['--run', step.script], env: {} };
    case 'vitest':
      return {
        args: [
          packageFile('vitest', 'vitest.mjs'),
          'run',
          ...step.projects.flatMap((project) => ['--project', project]),
          '--reporter=default',
          '--reporter=json',
          `--outputFile.json=${report}`,
        ],
        env: {},
      };
    case 'playwright':
      return {
        args: [
          packageFile('@playwright/test', 'cli.js'),
          'test',
          `--project=${step.project}`,
          `--workers=${String(step.workers)}`,
          '--reporter=list,json',
        ],
        env: { PLAYWRIGHT_JSON_OUTPUT_FILE: report },
      };
  }
}

async function readReport(path: string): Promise<unknown> {
  if (!existsSync(path)) return undefined;
  try {
    return JSON.parse(await readFile(path, 'utf8'));
  } catch {
    // Cut short: the same as no report, which counts as a failure.
    return undefined;
  }
}

export interface Outcome {
  readonly counts: Counts;
  readonly told: readonly ToldTest[];
}

async function outcomeOf(step: Step, path: string, exitCode: number): Promise<Outcome> {
  switch (step.kind) {
    case 'check': {
      const told: ToldTest = { name: step.title, outcome: 'failed', reason: `see npm run ${step.script}` };
      return { counts: countCheck(exitCode), told: exitCode === 0 ? [] : [told] };
    }
    case 'vitest': {
      const report = await readReport(path);
      return { counts: countVitest(report, exitCode), told: toldByVitest(report) };
    }
    case 'playwright': {
      const report = await readReport(path);
      return { counts: countPlaywright(report, exitCode), told: toldByPlaywright(report) };
    }
  }
}

function describeEnd(result: RunResult): string | undefined {
  switch (result.kind) {
    case 'exited':
      return undefined;
    case 'timed-out':
      return `ended after ${String(STEP_LIMIT_MS / 60_000)} minutes`;
    case 'not-started':
      return `could not be started: ${result.reason}`;
    case 'stopped':
      return 'stopped';
  }
}

export interface StepContext {
  readonly progress: Progress;
  readonly signal: AbortSignal;
  readonly env: Readonly<Record<string, string>>;
}

/** Never throws for a failing step: what went wrong is shown, counted and kept in `.cache/test/`. */
export async function runStep(step: Step, { progress, signal, env }: StepContext): Promise<Outcome> {
  const line = progress.start(step.title);
  const log = join(logs, `${step.name}.log`);
  const report = join(logs, `${step.name}.json`);
  await mkdir(logs, { recursive: true });
  await rm(report, { force: true });
  const command = commandOf(step, report);
  const result = await runLogged(process.execPath, command.args, {
    cwd: root,
    log,
    env: { NO_COLOR: '1', ...env, ...command.env },
    signal,
    timeoutMs: STEP_LIMIT_MS,
    onLine: (text) => {
      if (text.trim() !== '') line.detail(text.trim().slice(0, 60));
    },
  });
  const exitCode = result.kind === 'exited' ? result.code : 1;
  const { counts: counted, told } = await outcomeOf(step, report, exitCode);
  const end = describeEnd(result);
  const counts = end === undefined ? counted : { ...counted, notes: [...counted.notes, end] };
  const figures = [`${String(counts.passed)} passed, ${String(counts.failed)} failed`, ...counts.notes].join('; ');
  if (counts.failed === 0) line.done(figures);
  else {
    line.fail(figures);
    progress.say(`----- the end of ${log}\n${await tail(log, SHOWN_LINES)}\n-----`);
  }
  return { counts, told };
}
