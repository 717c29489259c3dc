import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient, type SupabaseClient } from '@supabase/supabase-js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ClinicError, startClinic } from '../../supabase/local/index.ts';
import { startProcess, type ClinicProcess, type FailedStart } from './cli-process.ts';
import { addPerson, clientWith, disconnectClients, engines, fixtureProject } from './harness.ts';
import { listen, until } from './realtime-helpers.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'clinic-lifecycle-'));
  // Root's PostgreSQL runs as another user, who must be able to enter.
  await rm(folder, { recursive: true });
  await mkdir(folder, { mode: 0o755 });
});
afterAll(async () => {
  await disconnectClients();
  await rm(folder, { recursive: true, force: true });
});

const service = ({ ready }: ClinicProcess): SupabaseClient =>
  createClient(ready.url, ready.secretKey, { auth: { persistSession: false } });

describe.each(engines)('A clinic with kept data on %s', (engine) => {
  it('loses no acknowledged row when it is killed, and ends cleanly when asked', async () => {
    const data = join(folder, `killed-${engine}`);
    const args = ['--data', data, '--engine', engine];
    const first = await startProcess(args);
    expect(first.ready.peerServer).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/peer$/);
    // On a port of its own: what hangs on its way to the clinic does not keep a call from being placed.
    expect(new URL(first.ready.peerServer).port).not.toBe(new URL(first.ready.url).port);
    const acknowledged: number[] = [];
    let next = 0;
    const writing = Promise.all(
      Array.from({ length: 4 }, async () => {
        for (;;) {
          next += 1;
          const id = next;
          const { error } = await service(first)
            .from('logbook')
            .insert({ id, words: `entry ${id}` });
          if (error !== null) return;
          acknowledged.push(id);
        }
      }),
    );
    await until(() => acknowledged.length > 60);
    expect(await first.kill('SIGKILL')).toMatchObject({ signal: 'SIGKILL' });
    await writing;
    // A server that outlived its clinic would hold the memory of this computer until somebody notices.
    await until(() => !existsSync(join(data, 'postgres', 'postmaster.pid')));

    const second = await startProcess(args);
    expect(second.ready.jwtSecret).toBe(first.ready.jwtSecret);
    const { data: rows } = await service(second).from('logbook').select('id');
    const kept = new Set(rows?.map((row) => row.id));
    expect(acknowledged.filter((id) => !kept.has(id))).toEqual([]);
    await expect(startProcess(args)).rejects.toThrow(/DATA_IN_USE: Another clinic .* is using/);
    expect(await second.kill('SIGTERM')).toEqual({ code: 0, signal: null });
    expect(second.lines).toHaveLength(1);
    expect(await readdir(data)).not.toContain('clinic.lock');
    expect(await readdir(join(data, engine))).not.toContain(engine === 'postgres' ? 'postmaster.pid' : 'none');

    const third = await startProcess([...args, '--reset']);
    const { data: none } = await service(third).from('logbook').select('id');
    expect(none).toEqual([]);
    expect(third.ready.jwtSecret).not.toBe(first.ready.jwtSecret);
    await third.kill('SIGINT');
  });

  it('takes its clients back after a restart, with their sessions', async () => {
    const data = join(folder, `restarted-${engine}`);
    const options = { project: fixtureProject, data, engine };
    const before = await startClinic({ ...options, port: 0 });
    const person = await addPerson(before);
    const client = clientWith(before, person.token);
    const heard = await listen(client, 'mine').on({ table: 'notes' }).join().flowing();
    await client.from('notes').insert({ title: 'before' });
    await heard.heard(1);
    await before.close();
    await until(
      () => heard.statuses.includes('CHANNEL_ERROR'),
      () => heard.told,
    );
    const after = await startClinic({ ...options, ...before.ports });
    expect(after.peerServer).toBe(before.peerServer);
    try {
      await heard.flowing(2);
      const inserted = await client.from('notes').insert({ title: 'after' });
      expect(inserted.error).toBeNull();
      const [, change] = await heard.heard(2);
      expect(change?.new).toMatchObject({ title: 'after' });
    } finally {
      await after.close();
    }
  });
});

describe('A clinic that cannot start', () => {
  it('says that the port is taken and what to do', async () => {
    const options = { project: fixtureProject, data: 'memory', engine: 'pglite' } as const;
    const first = await startProcess(['--data', 'memory']);
    try {
      const port = Number(new URL(first.ready.url).port);
      const refused = startClinic({ ...options, port });
      await expect(refused).rejects.toThrow(ClinicError);
      await expect(refused).rejects.toMatchObject({ code: 'EADDRINUSE' });
      await expect(startClinic({ ...options, port: 0, peerPort: port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
      const asProcess = startProcess(['--data', 'memory', '--port', String(port)]);
      await expect(asProcess).rejects.toThrow(/EADDRINUSE: .*\n.*--port 0/);
      await expect(asProcess).rejects.toMatchObject({ code: 1 } satisfies Partial<FailedStart>);
    } finally {
      await first.kill('SIGTERM');
    }
  });

  it('names the migration that failed, and applies later ones to kept data only once', async () => {
    const project = join(folder, 'generic');
    const migrations = join(project, 'supabase', 'migrations');
    await mkdir(migrations, { recursive: true });
    await writeFile(join(migrations, '1_first.sql'), 'create table public.first (id int);');
    const options = { project, data: join(folder, 'generic-data'), port: 0, engine: 'pglite' } as const;
    await (await startClinic(options)).close();
    await writeFile(
      join(migrations, '2_second.sql'),
      'create table public.second (id int);\ninsert into public.missing values (1);',
    );
    await expect(startClinic(options)).rejects.toThrow(
      /Migration 2_second\.sql failed: relation "public\.missing" does not exist \(42P01\)/,
    );
    await writeFile(join(migrations, '2_second.sql'), 'create table public.second (id int);');
    const lines: string[] = [];
    const clinic = await startClinic({
      ...options,
      project: join(project, 'supabase'),
      log: (line) => lines.push(line),
    });
    expect(lines).toContain('migration 2_second.sql applied');
    expect(lines).not.toContain('migration 1_first.sql applied');
    await clinic.close();
  });

  it('says that there is no project', async () => {
    await expect(startClinic({ project: folder, data: 'memory', port: 0, engine: 'pglite' })).rejects.toMatchObject({
      code: 'PROJECT_NOT_FOUND',
    });
  });
});
