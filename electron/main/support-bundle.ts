import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SessionProtection, Settings } from '#shared/ipc/bridge.ts';
import { settingsSchema } from '#shared/ipc/schemas.ts';
import { cleanFields, isLogEvent } from './log.ts';

/** What support gets to know beside the log. All of it comes from lists of words that this program has written itself. */
export interface SupportFacts {
  version: string;
  versions: { electron: string; chrome: string; node: string };
  platform: string;
  arch: string;
  /** Of the operating system, for example `6.8.0-45-generic`. */
  release: string;
  settings: Settings;
  protection: SessionProtection;
}

const levels: ReadonlySet<unknown> = new Set(['info', 'warn', 'error']);
const isoTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/** One line of the log, through the same sieve as when it was written: the file may be older than the sieve, or not ours. */
function cleanLine(line: string): object | null {
  let read: unknown;
  try {
    read = JSON.parse(line);
  } catch {
    return null;
  }
  if (typeof read !== 'object' || read === null) return null;
  const fields = Object.fromEntries(Object.entries(read).map(([name, value]): [string, unknown] => [name, value]));
  const { time, level, event } = fields;
  if (typeof time !== 'string' || !isoTime.test(time) || !levels.has(level)) return null;
  if (typeof event !== 'string' || !isLogEvent(event)) return null;
  return { time, level, event, ...cleanFields(fields) };
}

/** @param folder of the logs; one that is missing gives no lines */
export async function makeSupportBundle(folder: string, facts: SupportFacts): Promise<string> {
  const files = await Promise.all(
    ['main.old.log', 'main.log'].map((name) => readFile(join(folder, name), 'utf8').catch(() => '')),
  );
  const lines = files.join('\n').split('\n');
  const log = lines.map((line) => cleanLine(line)).filter((line) => line !== null);
  const left = lines.filter((line) => line !== '').length - log.length;
  const settings = settingsSchema.parse(facts.settings);
  return `${JSON.stringify({ ...facts, settings, linesLeftOut: left, log }, null, 2)}\n`;
}

/** @throws the system's error when the file cannot be written */
export async function saveSupportBundle(
  choosePath: (suggested: string) => Promise<string | undefined>,
  make: () => Promise<string>,
  now: Date,
): Promise<boolean> {
  const path = await choosePath(`meroclinic-support-${now.toISOString().slice(0, 10)}.json`);
  if (path === undefined) return false;
  await writeFile(path, await make(), { mode: 0o600 });
  return true;
}
