/** What every desktop spec starts from; the end-to-end specs use `launchDesktop` too. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { _electron, expect, test as base, type ElectronApplication, type Page } from '@playwright/test';
import type { Menu, Notification, Tray } from 'electron';
import type { Answer, ClientConfig, Invocation, Payload, Reply } from '#shared/ipc/bridge.ts';

const root = resolve(import.meta.dirname, '../..');

/** What probe.cjs keeps in the main process. */
interface Probe {
  trays: { tray: Tray; menu: Menu | null; toolTip: string }[];
  notifications: { notification: Notification; open: boolean }[];
  /** Messages of the questions the app asked. */
  questions: string[];
  /** The button every question is answered with; the last one when this is undefined. */
  answer?: number;
  opened: string[];
  blockers: Set<number>;
  /** The arguments of every `flashFrame`. */
  attention: boolean[];
}
declare global {
  var probe: Probe;
}

/** Nothing listens there: port 9 (discard) of this machine. Specs that need a clinic pass their own. */
export const nowhere: ClientConfig = {
  supabaseUrl: 'http://127.0.0.1:9',
  publishableKey: 'publishable-key',
  peerServer: 'http://127.0.0.1:9/peer',
};

export interface LaunchOptions {
  /** The profile; two apps at once need two. */
  userDataDir: string;
  config?: ClientConfig | undefined;
  /** Arguments of the app (after its path), for example a link or `--hidden`. */
  extraArgs?: readonly string[] | undefined;
  env?: Readonly<Record<string, string>> | undefined;
  /** Another app than ours, by its folder: what benches compare with. */
  appFolder?: string | undefined;
}
export interface Desktop {
  app: ElectronApplication;
  /** The main window; its preload has run, its scripts may still be loading. */
  page: Page;
  /** Everything main has written so far. */
  output: () => string;
}

/** The folder to set as ELECTRON_OVERRIDE_DIST_PATH, or undefined where Electron's own program is installed. */
function standInFolder(): string | undefined {
  const chosen = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  if (chosen !== undefined) return chosen;
  if (existsSync(join(root, 'node_modules/electron/path.txt'))) return undefined;
  if (process.env['E2E_REAL_ELECTRON'] === '1') {
    throw new Error('E2E_REAL_ELECTRON=1, but the Electron program is not installed: run `npx install-electron`');
  }
  return join(root, 'tests/electron-stand-in');
}

export async function launchElectron(
  options: LaunchOptions,
): Promise<{ app: ElectronApplication; output: () => string }> {
  const folder = standInFolder();
  // Electron's own launcher, which Playwright asks for the program, reads it from this process.
  if (folder !== undefined) process.env['ELECTRON_OVERRIDE_DIST_PATH'] = folder;
  const inherited = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined);
  const app = await _electron.launch({
    cwd: root,
    args: [
      '-r',
      join(import.meta.dirname, 'probe.cjs'),
      `--user-data-dir=${options.userDataDir}`,
      '--use-fake-device-for-media-stream',
      '--use-fake-ui-for-media-stream',
      options.appFolder ?? '.',
      ...(options.extraArgs ?? []),
    ],
    env: {
      ...Object.fromEntries(inherited),
      MEROCLINIC_CONFIG: JSON.stringify(options.config ?? nowhere),
      ...options.env,
    },
  });
  let text = '';
  app.process().stdout?.on('data', (chunk: Buffer) => (text += chunk.toString()));
  app.process().stderr?.on('data', (chunk: Buffer) => (text += chunk.toString()));
  return { app, output: () => text };
}

/** Starts the built app and waits for its window and the bridge in it. The caller closes `app`. */
export async function launchDesktop(options: LaunchOptions): Promise<Desktop> {
  const { app, output } = await launchElectron(options);
  const page = await mainPage(app);
  const window = await app.browserWindow(page);
  // Otherwise a spec that hides the window at once would see it come up after that.
  if (options.extraArgs?.includes('--hidden') !== true) {
    await expect.poll(() => window.evaluate((shown) => shown.isVisible())).toBe(true);
  }
  return { app, page, output };
}

/** The window is announced while it is still blank, in Electron too. */
export async function mainPage(app: ElectronApplication): Promise<Page> {
  const page = await app.firstWindow();
  await page.waitForFunction(() => window.desktop !== undefined && document.readyState === 'complete');
  return page;
}

/** One request over the bridge, with its answer as the preload gives it. */
export function ask<K extends Invocation>(page: Page, name: K, payload?: Payload<K>): Promise<Answer<Reply<K>>> {
  return page.evaluate(
    ([request, value]) => {
      if (!window.desktop) throw new Error('the bridge is not there');
      const answer: Promise<Answer<Reply<K>>> = Reflect.apply(window.desktop.invoke, undefined, [request, value]);
      return answer;
    },
    [name, payload] as const,
  );
}

export const test = base.extend<{ userDataDir: string; desktop: Desktop }>({
  userDataDir: async ({ browserName: _anyBrowser }, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'meroclinic-desktop-'));
    await use(folder);
    rmSync(folder, { recursive: true, force: true });
  },
  desktop: async ({ userDataDir }, use, info) => {
    const desktop = await launchDesktop({ userDataDir });
    await use(desktop);
    if (info.status !== info.expectedStatus) {
      await info.attach('output of main', { body: desktop.output(), contentType: 'text/plain' });
    }
    await desktop.app.close();
  },
});
export { expect };
