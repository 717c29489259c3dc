// A Chromium for the tests: the one that is named, Playwright's own, a fetched one, or the distribution's.
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { Failure } from '../lib/failures.mjs';
import { cacheFolder, packageFile, root } from '../lib/paths.ts';
import type { Progress, Step } from '../lib/progress.mjs';
import { runLogged } from '../lib/run-logged.ts';

/** About 180 MB; five minutes are a 5 Mbit/s line. */
const FETCH_LIMIT_MS = 300_000;
const PACKAGES_LIMIT_MS = 600_000;
/** What was found last time, so that a machine without Playwright's own is not asked to fetch it at every run. */
const memory = join(cacheFolder, 'browser');

const USUAL_PLACES: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> = {
  linux: ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome-stable', '/usr/bin/google-chrome'],
  darwin: [
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  ],
  win32: [
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
  ],
};

/** Whether the program is there and can run: a missing system library or a stub that only asks to install shows here. */
async function works(program: string): Promise<boolean> {
  if (!existsSync(program)) return false;
  // Windows' Chrome opens a window instead of printing its version.
  if (process.platform === 'win32') return true;
  return new Promise((done) => {
    execFile(program, ['--version'], { timeout: 20_000 }, (error, stdout) =>
      done(error === null && /\d+\.\d+/.test(stdout)),
    );
  });
}

async function firstThatWorks(programs: readonly string[]): Promise<string | undefined> {
  for (const program of programs) if (await works(program)) return program;
  return undefined;
}

async function fetchOwn(step: Step, signal: AbortSignal, tried: string[]): Promise<string | undefined> {
  step.detail("fetching Playwright's Chromium");
  const result = await runLogged(process.execPath, [packageFile('@playwright/test', 'cli.js'), 'install', 'chromium'], {
    cwd: root,
    log: join(cacheFolder, 'browser-fetch.log'),
    env: { PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '15000' },
    timeoutMs: FETCH_LIMIT_MS,
    signal,
  });
  if (result.kind === 'exited' && result.code === 0) {
    if (await works(chromium.executablePath())) return chromium.executablePath();
    tried.push("  Playwright's Chromium was fetched but does not run here: system libraries are missing.");
  } else {
    tried.push(
      `  Playwright's Chromium could not be fetched (${result.kind}; ${join(cacheFolder, 'browser-fetch.log')}).`,
    );
  }
  return undefined;
}

async function installDistribution(step: Step, signal: AbortSignal, tried: string[]): Promise<string | undefined> {
  if (!existsSync('/usr/bin/apt-get')) {
    tried.push('  No browser in the usual places, and no apt-get to install one.');
    return undefined;
  }
  const asRoot = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  for (const args of [['update'], ['install', '-y', '--no-install-recommends', 'chromium']]) {
    step.detail(`apt-get ${args.join(' ')}`);
    const command = [...asRoot, 'apt-get', '-o', 'DPkg::Lock::Timeout=120', ...args];
    const log = join(cacheFolder, `browser-apt-${args[0] ?? ''}.log`);
    const result = await runLogged(command[0] ?? '', command.slice(1), {
      cwd: root,
      log,
      env,
      timeoutMs: PACKAGES_LIMIT_MS,
      signal,
    });
    // An update may fail for one of several sources and the package still be known.
    if (args[0] === 'install' && !(result.kind === 'exited' && result.code === 0)) {
      tried.push(`  apt-get could not install chromium (${result.kind}; ${log}).`);
      return undefined;
    }
  }
  const installed = await firstThatWorks(USUAL_PLACES.linux ?? []);
  if (installed === undefined) tried.push('  apt-get installed chromium, but it does not run.');
  return installed;
}

/**
 * The browser's program.
 * @throws Failure BROWSER_MISSING with everything that was tried
 */
export async function ensureBrowser(progress: Progress, signal: AbortSignal): Promise<string> {
  const named = process.env['CHROMIUM_PATH'];
  if (named !== undefined) {
    if (await works(named)) return named;
    throw new Failure('BROWSER_MISSING', {
      tried: `  CHROMIUM_PATH names ${named}, which is not there or does not run.`,
    });
  }
  const own = chromium.executablePath();
  const remembered = existsSync(memory) ? [(await readFile(memory, 'utf8')).trim()] : [];
  const there = await firstThatWorks([own, ...remembered]);
  if (there !== undefined) return there;

  const step = progress.start('Finding a browser');
  const tried: string[] = [];
  const program =
    (await fetchOwn(step, signal, tried)) ??
    (await firstThatWorks(USUAL_PLACES[process.platform] ?? [])) ??
    (signal.aborted ? undefined : await installDistribution(step, signal, tried));
  if (program === undefined) {
    step.fail();
    throw signal.aborted ? new Failure('INTERRUPTED', {}) : new Failure('BROWSER_MISSING', { tried: tried.join('\n') });
  }
  await mkdir(cacheFolder, { recursive: true });
  await writeFile(memory, `${program}\n`);
  step.done(program);
  return program;
}
