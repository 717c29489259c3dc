// Runs the start command as a person would and watches what it leaves behind.
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';

const project = resolve(import.meta.dirname, '../..');

export interface Ready {
  readonly host: 'electron' | 'browser';
  readonly url: string;
  readonly supabaseUrl: string;
  readonly publishableKey: string;
  readonly peerServer: string;
}

export interface Started {
  readonly child: ChildProcess;
  /** Everything it started inherits this mark in its environment. */
  readonly mark: string;
  readonly ready: Promise<Ready>;
  readonly exit: Promise<number | NodeJS.Signals | null>;
  output(): string;
}

export interface How {
  /** `npm start` itself; otherwise what it runs, which also works where npm is a batch file. */
  readonly throughNpm?: boolean;
  readonly env?: Readonly<Record<string, string>>;
}

export function start(args: readonly string[], { throughNpm = false, env = {} }: How = {}): Started {
  const mark = `MEROCLINIC_TEST_MARK=${randomUUID()}`;
  const [program, before] = throughNpm
    ? ['npm', ['start', '--']]
    : [process.execPath, ['scripts/bootstrap.mjs', 'start']];
  const child = spawn(program, [...before, ...args, '--no-open', '--ready-json'], {
    cwd: project,
    stdio: ['ignore', 'pipe', 'pipe'],
    // As a terminal would, so that a Ctrl-C can be sent to all of them at once.
    detached: process.platform !== 'win32',
    env: { ...process.env, ...env, MEROCLINIC_TEST_MARK: mark.slice(mark.indexOf('=') + 1) },
  });
  const lines: string[] = [];
  const exit = new Promise<number | NodeJS.Signals | null>((done, refuse) => {
    child.once('error', refuse);
    child.once('close', (code, signal) => done(code ?? signal));
  });
  const ready = new Promise<Ready>((done, refuse) => {
    for (const stream of [child.stdout, child.stderr]) {
      createInterface({ input: stream }).on('line', (line) => {
        lines.push(line);
        if (line.startsWith('READY ')) done(JSON.parse(line.slice('READY '.length)));
      });
    }
    exit.then(
      (code) => refuse(new Error(`ended with ${String(code)} before it was ready:\n${lines.join('\n')}`)),
      refuse,
    );
  });
  // A start that is meant to be refused is watched through `exit`.
  ready.catch(() => undefined);
  return { child, mark, ready, exit, output: () => lines.join('\n') };
}

/** Ctrl-C in the terminal: the signal goes to the whole foreground group. */
export function pressCtrlC({ child }: Started, signal: NodeJS.Signals = 'SIGINT'): void {
  if (child.pid === undefined) throw new Error('it was never started');
  process.kill(process.platform === 'win32' ? child.pid : -child.pid, signal);
}

function environments(): { pid: string; text: string }[] {
  if (process.platform === 'linux') {
    return readdirSync('/proc')
      .filter((pid) => /^\d+$/.test(pid))
      .flatMap((pid) => {
        try {
          return [{ pid, text: readFileSync(`/proc/${pid}/environ`, 'utf8') }];
        } catch {
          // Ended between the listing and the reading, or another person's.
          return [];
        }
      });
  }
  const listing = execFileSync('ps', ['-axEww', '-o', 'pid=,command='], { encoding: 'utf8' });
  return listing.split('\n').map((line) => ({ pid: line.trim().split(' ')[0] ?? '', text: line }));
}

/** Process numbers of everything that came from this start and still runs. Windows does not show environments. */
export function leftovers({ mark }: Started): readonly string[] {
  if (process.platform === 'win32') return [];
  return environments()
    .filter(({ text }) => text.includes(mark))
    .map(({ pid }) => pid);
}

/** For the end of a test, whatever became of it. */
export async function endWhateverRuns(started: Started): Promise<void> {
  for (const pid of leftovers(started)) {
    try {
      process.kill(Number(pid), 'SIGKILL');
    } catch {
      // Ended meanwhile.
    }
  }
  if (process.platform === 'win32') started.child.kill();
  await started.exit;
}
