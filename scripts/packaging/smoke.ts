// Starts a packaged app with a profile of its own and waits until its log says that the window's page is there.
// node scripts/packaging/smoke.ts PROGRAM [ARGUMENT ...]
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { endTree } from '../lib/process-tree.mjs';

/** A cold start of an installed app on a busy build machine. */
const limitMs = 90_000;

/** Nothing listens there (port 9, discard): the client says that it cannot reach its clinic, which is a start. */
const nowhere = { supabaseUrl: 'http://127.0.0.1:9', publishableKey: 'key', peerServer: 'http://127.0.0.1:9/peer' };

export type SmokeResult =
  { readonly kind: 'started'; readonly ms: number } | { readonly kind: 'failed'; readonly why: string };

/**
 * @param command the program, with what has to stand before its switches
 * @param args of the app; the folder of the profile is added before them
 */
export async function smoke(
  [program, ...leading]: readonly [string, ...string[]],
  args: readonly string[],
): Promise<SmokeResult> {
  const profile = await mkdtemp(join(tmpdir(), 'meroclinic-smoke-'));
  const begun = performance.now();
  const child = spawn(program, [...leading, `--user-data-dir=${profile}`, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: process.platform !== 'win32',
    env: { ...process.env, MEROCLINIC_CONFIG: JSON.stringify(nowhere) },
  });
  try {
    return await watch(child, join(profile, 'logs/main.log'), begun);
  } finally {
    await endTree(child);
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function watch(child: ChildProcess, log: string, begun: number): Promise<SmokeResult> {
  let output = '';
  let gone: string | undefined;
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.once('error', (error) => (gone = error.message));
  child.once('exit', (code) => (gone = `ended with ${String(code)}`));
  for (;;) {
    const written = await readFile(log, 'utf8').catch(() => '');
    if (written.includes('"page-loaded"')) return { kind: 'started', ms: Math.round(performance.now() - begun) };
    const why = written.includes('"start-failed"') ? 'could not start' : gone;
    if (why !== undefined) return { kind: 'failed', why: `${why}\n${output.slice(-2000)}` };
    if (performance.now() - begun > limitMs)
      return { kind: 'failed', why: `no page after ${String(limitMs)} ms\n${output.slice(-2000)}` };
    await wait(100);
  }
}

if (process.argv[1] !== undefined && resolve(process.argv[1]) === import.meta.filename) {
  const [program, ...args] = process.argv.slice(2);
  if (program === undefined) throw new Error('Name the program to start.');
  const result = await smoke([program], args);
  console.log(result.kind === 'started' ? `started in ${String(result.ms)} ms` : `FAILED: ${result.why}`);
  process.exitCode = result.kind === 'started' ? 0 : 1;
}
