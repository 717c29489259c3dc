import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { getAuthSchemaSql } from '@supabase/lite';
import { ClinicError, reasonOf } from '../clinic-error.ts';
import type { Database } from '../database/database.ts';
import { databaseReport } from '../database/database-failure.ts';
import type { Project, SqlFile } from '../project.ts';

/** Files of this folder in the order in which they must run; the library's own auth tables come after the first. */
const platformFiles = ['platform.sql', 'auth.sql', 'realtime.sql'] as const;

/** A file may have changed these for the session it ran in, which goes on. */
const restoreSession = 'reset role; set search_path = "$user", public, extensions';

/** Creates or updates what a hosted project has before its first migration. Does nothing if it is up to date. */
export async function installPlatform(database: Database): Promise<void> {
  const [base, ...rest] = await Promise.all(
    platformFiles.map((name) => readFile(join(import.meta.dirname, name), 'utf8')),
  );
  const script = [base, getAuthSchemaSql(), ...rest].join('\n');
  const hash = createHash('sha256').update(script).digest('hex');
  await database.script('create schema if not exists clinic; create table if not exists clinic.platform (hash text)');
  const installed = await database.query<{ hash: string }>('select hash from clinic.platform');
  if (installed[0]?.hash === hash) return;
  await database.transaction(async (session) => {
    await session.script(script);
    await session.script('truncate clinic.platform');
    await session.query('insert into clinic.platform (hash) values ($1)', [hash]);
  });
}

/**
 * Applies the migrations that this database has not seen, each in one transaction, in the order of their names.
 * @returns the names of those applied.
 * @throws ClinicError naming the file, the line where PostgreSQL says, and its reason.
 */
export async function migrate(database: Database, project: Project): Promise<string[]> {
  const rows = await database.query<{ version: string }>('select version from supabase_migrations.schema_migrations');
  const applied = new Set(rows.map((row) => row.version));
  const pending = project.migrations.filter((migration) => !applied.has(migration.version));
  for (const migration of pending) {
    try {
      await database.transaction(async (session) => {
        await session.script(migration.text);
        await session.script(restoreSession);
        await session.query(
          'insert into supabase_migrations.schema_migrations (version, name, statements) values ($1, $2, array[$3])',
          [migration.version, migration.name.slice(migration.version.length + 1, -'.sql'.length), migration.text],
        );
      });
    } catch (thrown) {
      throw failedFile('MIGRATION_FAILED', 'Migration', migration, thrown);
    }
  }
  return pending.map((migration) => migration.name);
}

/** Runs the seed files that this database has not seen; they are meant for an empty database. */
export async function seed(database: Database, project: Project): Promise<string[]> {
  const rows = await database.query<{ path: string }>('select path from supabase_migrations.seed_files');
  const done = new Set(rows.map((row) => row.path));
  const pending = project.seeds.filter((file) => !done.has(file.name));
  for (const file of pending) {
    try {
      await database.transaction(async (session) => {
        await session.script(file.text);
        await session.script(restoreSession);
        await session.query('insert into supabase_migrations.seed_files (path, hash) values ($1, $2)', [
          file.name,
          createHash('sha256').update(file.text).digest('hex'),
        ]);
      });
    } catch (thrown) {
      throw failedFile('SEED_FAILED', 'Seed', file, thrown);
    }
  }
  return pending.map((file) => file.name);
}

function failedFile(code: string, kind: string, file: SqlFile, thrown: unknown): ClinicError {
  const report = databaseReport(thrown);
  const parts =
    report === null
      ? [reasonOf(thrown)]
      : [`${report.message} (${report.code})`, report.detail, report.hint].filter((part) => part !== null);
  return new ClinicError(
    code,
    `${kind} ${file.name} failed: ${parts.join('. ')}`,
    'Nothing of that file was kept. Correct it and start again.',
    { cause: thrown },
  );
}
