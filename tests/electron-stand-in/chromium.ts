/** Finds and starts the Chromium behind the windows. */
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Connection } from './cdp.ts';

export interface Browser {
  connection: Connection;
  /** Address of its DevTools, which Playwright is told. */
  endpoint: string;
  process: ChildProcess;
}

const installed = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** CHROMIUM_PATH, then the system's, then Playwright's own. @throws with the remedy when there is none */
export async function findChromium(): Promise<string> {
  const named = process.env['CHROMIUM_PATH'];
  if (named !== undefined && named !== '') {
    if (existsSync(named)) return named;
    throw new Error(`electron stand-in: CHROMIUM_PATH is ${named}, and there is no such program`);
  }
  const found = installed.find((path) => existsSync(path));
  if (found !== undefined) return found;
  const { chromium } = await import('playwright-core');
  const own = chromium.executablePath();
  if (existsSync(own)) return own;
  throw new Error('electron stand-in: no Chromium; run `npx playwright install chromium` or set CHROMIUM_PATH');
}

/** @param features what the app itself wants switched off, joined with what a quiet browser needs */
function chromiumArguments(profile: string, features: string[], switches: string[]): string[] {
  const disabled = ['Translate', 'MediaRouter', 'OptimizationHints', 'WebRtcHideLocalIpsWithMdns', ...features];
  return [
    ...(process.env['STAND_IN_HEADED'] === undefined ? ['--headless=new', '--hide-scrollbars'] : []),
    // Chromium's own sandbox refuses to run as root, which is what a container usually is.
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    `--user-data-dir=${profile}`,
    '--remote-debugging-port=0',
    '--no-startup-window',
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--disable-dev-shm-usage',
    '--password-store=basic',
    // As Electron: a page may play sound, hidden pages with `backgroundThrottling: false` keep their pace.
    '--autoplay-policy=no-user-gesture-required',
    '--disable-background-timer-throttling',
    '--disable-renderer-backgrounding',
    '--disable-backgrounding-occluded-windows',
    '--allow-loopback-in-peer-connection',
    `--disable-features=${disabled.join(',')}`,
    ...switches,
  ];
}

export async function launchChromium(userData: string, features: string[], switches: string[]): Promise<Browser> {
  const executable = await findChromium();
  const profile = join(userData, 'chromium');
  mkdirSync(profile, { recursive: true });
  const child = spawn(executable, chromiumArguments(profile, features, switches), {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const endpoint = await new Promise<string>((resolve, reject) => {
    let text = '';
    child.stderr.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      const found = /DevTools listening on (ws:\S+)/.exec(text)?.[1];
      if (found !== undefined) resolve(found);
    });
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`electron stand-in: chromium ended with ${String(code)}\n${text}`)));
  });
  return { connection: await Connection.open(endpoint), endpoint, process: child };
}
