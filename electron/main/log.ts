import { appendFile, mkdir, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { invocationNames } from '#shared/ipc/bridge.ts';
import { ringInvocationNames } from '#shared/ipc/ring.ts';
import { events, permissionNames, reasons, type LogEvent } from './log-words.ts';

export type LogLevel = 'info' | 'warn' | 'error';
/** All a line may carry. There is no field for text, so names, tokens, addresses and messages have no way in. */
export interface LogFields {
  request?: string;
  code?: string;
  state?: string;
  reason?: string;
  permission?: string;
  file?: string;
  platform?: string;
  version?: string;
  exitCode?: number;
  count?: number;
  ms?: number;
}

export type Log = (level: LogLevel, event: LogEvent, fields?: LogFields) => void;

const eventNames: ReadonlySet<string> = new Set(events);
export const isLogEvent = (text: string): boolean => eventNames.has(text);
const requestNames: ReadonlySet<string> = new Set([
  ...Object.keys(invocationNames),
  ...Object.keys(ringInvocationNames),
]);
const errorWord = /^(?:E[A-Z]{2,20}|ERR_[A-Z_]{2,40}|[A-Z][A-Za-z]{0,30}Error|Error|desktop\/[a-z-]{1,30})$/;
const isReason = (text: string): boolean => reasons.has(text) || errorWord.test(text);
const matches =
  (pattern: RegExp) =>
  (text: string): boolean =>
    pattern.test(text);

const textFields = {
  request: (text) => requestNames.has(text),
  code: matches(/^desktop\/[a-z-]{1,30}$/),
  file: (text) => ['settings', 'session', 'window'].includes(text),
  state: isReason,
  reason: isReason,
  permission: (text) => permissionNames.has(text),
  platform: (text) => ['darwin', 'linux', 'win32'].includes(text),
  version: matches(/^\d{1,3}(?:\.\d{1,3}){2}(?:-[a-z]{1,10}(?:\.\d{1,3})?)?$/),
} satisfies Record<string, (text: string) => boolean>;
/** Counts of seconds and things; an exit code may use all of its 32 bits. A telephone number is longer than either. */
const numberFields = { exitCode: 2 ** 32, count: 1e6, ms: 1e7 };

/** Anything that does not look like what its field is for goes; so does every field that is not in the list. */
export function cleanFields(fields: Readonly<Record<string, unknown>>): Record<string, string | number> {
  const kept: Record<string, string | number> = {};
  for (const [name, isAllowed] of Object.entries(textFields)) {
    const value = fields[name];
    if (typeof value === 'string') kept[name] = isAllowed(value) ? value : '(removed)';
  }
  for (const [name, limit] of Object.entries(numberFields)) {
    const value = fields[name];
    if (typeof value === 'number' && Math.abs(value) < limit) kept[name] = value;
  }
  return kept;
}

export function formatLine(time: Date, level: LogLevel, event: LogEvent, fields: LogFields = {}): string {
  return JSON.stringify({ time: time.toISOString(), level, event, ...cleanFields({ ...fields }) });
}

/** The kind of an error, never its message: messages quote paths, addresses and payloads. */
export function errorKind(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}

/** Appends lines to `main.log` and keeps one older file. A log that cannot be written is not worth an error of its own. */
export class LogFile {
  readonly #folder: string;
  readonly #maxBytes: number;
  #last: Promise<void> = Promise.resolve();

  constructor(folder: string, maxBytes = 1_000_000) {
    this.#folder = folder;
    this.#maxBytes = maxBytes;
  }

  append(line: string): void {
    this.#last = this.#last.then(() => this.#write(line)).catch(() => undefined);
  }

  /** Resolves when everything appended so far is on disk. */
  settled(): Promise<void> {
    return this.#last;
  }

  async #write(line: string): Promise<void> {
    const path = join(this.#folder, 'main.log');
    await mkdir(this.#folder, { recursive: true });
    const size = await stat(path).then(
      (found) => found.size,
      () => 0,
    );
    if (size > this.#maxBytes) await rename(path, join(this.#folder, 'main.old.log'));
    await appendFile(path, `${line}\n`, { mode: 0o600 });
  }
}
