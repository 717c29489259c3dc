// Runs a program in a process group of its own with its output in a file, and ends the whole group when asked to stop.
import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createInterface } from 'node:readline';
import { PassThrough } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';
import { endTree } from './process-tree.mjs';

export interface RunOptions {
  readonly cwd: string;
  readonly log: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Ends the program and everything it started. */
  readonly signal?: AbortSignal;
  /** Each line of output as it comes, without colours: for showing progress. */
  readonly onLine?: (line: string) => void;
  /** After this many milliseconds the program is ended, and the result says so. */
  readonly timeoutMs?: number;
}

export type RunResult =
  | { readonly kind: 'exited'; readonly code: number }
  | { readonly kind: 'not-started'; readonly reason: string }
  | { readonly kind: 'timed-out' }
  | { readonly kind: 'stopped' };

/** Standard output and error both go to `log`, which is replaced. */
export async function runLogged(program: string, args: readonly string[], options: RunOptions): Promise<RunResult> {
  await mkdir(dirname(options.log), { recursive: true });
  if (options.signal?.aborted === true) return { kind: 'stopped' };
  const child = spawn(program, [...args], {
    cwd: options.cwd,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: process.platform !== 'win32',
    env: { ...process.env, ...options.env },
  });
  const output = new PassThrough();
  child.stdout.pipe(output, { end: false });
  child.stderr.pipe(output, { end: false });
  if (options.onLine !== undefined) {
    const { onLine } = options;
    createInterface({ input: output }).on('line', (line) => onLine(stripVTControlCharacters(line)));
  }
  const written = pipeline(output, createWriteStream(options.log));

  let early: 'timed-out' | 'stopped' | undefined;
  const end = (why: 'timed-out' | 'stopped'): void => {
    early ??= why;
    void endTree(child);
  };
  const stop = (): void => end('stopped');
  options.signal?.addEventListener('abort', stop, { once: true });
  const limit = options.timeoutMs === undefined ? undefined : setTimeout(() => end('timed-out'), options.timeoutMs);

  try {
    const result = await new Promise<RunResult>((done) => {
      child.once('error', (error) => done({ kind: 'not-started', reason: error.message }));
      child.once('exit', (code) => done({ kind: 'exited', code: code ?? 1 }));
    });
    return early === undefined ? result : { kind: early };
  } finally {
    clearTimeout(limit);
    options.signal?.removeEventListener('abort', stop);
    // Whatever the program left running would otherwise hold its output open and outlive the command.
    await endTree(child, { graceMs: 0 });
    output.end();
    await written;
  }
}

/** The last lines of a log, without colours, for people. */
export async function tail(log: string, lines: number): Promise<string> {
  const text = stripVTControlCharacters(await readFile(log, 'utf8'));
  return text.trimEnd().split('\n').slice(-lines).join('\n');
}
