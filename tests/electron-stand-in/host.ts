/** What the modules of the stand-in share: the browser behind the windows and what the command line asked for. */
import { randomUUID } from 'node:crypto';
import type { Browser } from './chromium.ts';

const secretName = (): string => `_${randomUUID().replaceAll('-', '')}`;

interface Host {
  browser: Browser | undefined;
  switches: Map<string, string>;
  appPath: string;
  packageJson: { name?: string; productName?: string; version?: string; main?: string };
  appArguments: string[];
}

export const host: Host = {
  browser: undefined,
  switches: new Map(),
  appPath: process.cwd(),
  packageJson: {},
  appArguments: [],
};

/** Names that pages cannot guess, new in every run. */
export const names = {
  /** Of the events between a page's world and the preload's. */
  channel: randomUUID(),
  /** The function by which the preload's world calls the stand-in. */
  binding: secretName(),
  /** The function by which the stand-in calls the preload's world. */
  deliver: secretName(),
  world: 'Electron Isolated Context',
} as const;

export function browser(): Browser {
  if (!host.browser) throw new Error('electron stand-in: not available before the ready event');
  return host.browser;
}
