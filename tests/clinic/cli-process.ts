import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Clinic } from '../../supabase/local/index.ts';
import { fixtureProject } from './harness.ts';

const cli = join(import.meta.dirname, '../../supabase/local/cli.ts');

/** The clinic as its command line runs it, in a process of its own. */
export interface ClinicProcess {
  readonly ready: Pick<Clinic, 'url' | 'publishableKey' | 'secretKey' | 'jwtSecret' | 'databaseUrl' | 'peerServer'>;
  readonly lines: readonly string[];
  /** Sends a signal and waits for the end. */
  kill(signal: NodeJS.Signals): Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
}

export class FailedStart extends Error {
  readonly code: number | null;

  constructor(code: number | null, output: string) {
    super(output);
    this.code = code;
  }
}

async function end(child: ChildProcess): Promise<{ code: number | null; signal: NodeJS.Signals | null }> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  return { code: child.exitCode, signal: child.signalCode };
}

/** Starts the command line and waits for its line of JSON. Throws `FailedStart` with all it said when it ends instead. */
export async function startProcess(args: readonly string[]): Promise<ClinicProcess> {
  const child = spawn(
    process.execPath,
    [cli, '--project', fixtureProject, '--port', '0', '--peer-port', '0', ...args],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => {
    errors += chunk.toString();
  });
  const lines: string[] = [];
  const first = Promise.withResolvers<string>();
  createInterface(child.stdout).on('line', (line) => {
    lines.push(line);
    first.resolve(line);
  });
  child.once('close', (code) => first.reject(new FailedStart(code, errors)));
  const ready: ClinicProcess['ready'] = JSON.parse(await first.promise);
  return {
    ready,
    lines,
    kill: (signal) => {
      child.kill(signal);
      return end(child);
    },
  };
}
