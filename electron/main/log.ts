import { appendFile, mkdir, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';

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
export type Log = (level: LogLevel, event: string, fields?: LogFields) => void;

/** Words of programs only: an e-mail address, a sentence or a token does not look like this. */
const word = /^[\w./:-]{1,40}$/;

export function formatLine(time: Date, level: LogLevel, event: string, fields: LogFields = {}): string {
  const kept = Object.entries(fields).map(([name, value]: [string, string | number | undefined]) => [
    name,
    typeof value === 'string' && !word.test(value) ? '(removed)' : value,
  ]);
  return JSON.stringify({ time: time.toISOString(), level, event, ...Object.fromEntries(kept) });
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
