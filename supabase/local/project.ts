import { existsSync } from 'node:fs';
import { readFile, readdir } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { parse } from 'smol-toml';
import * as z from 'zod';
import { ClinicError, reasonOf } from './clinic-error.ts';

/** The settings of `config.toml` that the clinic honours, with the defaults of the Supabase command line. */
const configSchema = z.object({
  project_id: z.string().optional(),
  api: z
    .object({
      schemas: z.array(z.string()).default(['public']),
      max_rows: z.number().int().positive().default(1000),
    })
    .prefault({}),
  db: z
    .object({
      seed: z
        .object({ enabled: z.boolean().default(true), sql_paths: z.array(z.string()).default(['./seed.sql']) })
        .prefault({}),
    })
    .prefault({}),
  auth: z
    .object({
      site_url: z.string().default('http://127.0.0.1:3000'),
      jwt_expiry: z.number().int().positive().max(604_800).default(3600),
      additional_redirect_urls: z.array(z.string()).default([]),
      enable_refresh_token_rotation: z.boolean().default(true),
      enable_signup: z.boolean().default(true),
      minimum_password_length: z.number().int().min(6).default(6),
      password_requirements: z.string().default(''),
      email: z.object({ enable_signup: z.boolean().default(true) }).prefault({}),
    })
    .prefault({}),
});

export type ProjectConfig = z.infer<typeof configSchema>;

/** One file of SQL belonging to a project. */
export interface SqlFile {
  readonly name: string;
  readonly path: string;
  readonly text: string;
}

/** One migration; `version` is the number its name begins with. */
export interface Migration extends SqlFile {
  readonly version: string;
}

export interface Project {
  readonly directory: string;
  readonly config: ProjectConfig;
  readonly migrations: readonly Migration[];
  readonly seeds: readonly SqlFile[];
}

/**
 * Reads a Supabase project: `folder` is the folder named `supabase` or one holding it.
 * @throws ClinicError when there is no such folder or `config.toml` cannot be understood.
 */
export async function readProject(folder: string): Promise<Project> {
  const directory = projectDirectory(resolve(folder));
  const config = await readConfig(join(directory, 'config.toml'));
  const seeds = config.db.seed.enabled ? await readSeeds(directory, config.db.seed.sql_paths) : [];
  return { directory, config, migrations: await readMigrations(join(directory, 'migrations')), seeds };
}

function projectDirectory(folder: string): string {
  const inside = join(folder, 'supabase');
  for (const candidate of [inside, folder]) {
    if (existsSync(join(candidate, 'config.toml')) || existsSync(join(candidate, 'migrations'))) return candidate;
  }
  throw new ClinicError(
    'PROJECT_NOT_FOUND',
    `No Supabase project in ${folder}.`,
    'Name a folder that is, or holds, a folder "supabase" with config.toml and migrations/.',
  );
}

async function readConfig(path: string): Promise<ProjectConfig> {
  try {
    return configSchema.parse(existsSync(path) ? parse(await readFile(path, 'utf8')) : {});
  } catch (thrown) {
    const reason = thrown instanceof z.ZodError ? z.prettifyError(thrown) : reasonOf(thrown);
    throw new ClinicError('CONFIG_INVALID', `${path} cannot be understood: ${reason}`, 'Correct that file.', {
      cause: thrown,
    });
  }
}

async function readMigrations(directory: string): Promise<Migration[]> {
  if (!existsSync(directory)) return [];
  const names = (await readdir(directory)).filter((name) => /^\d+_.*\.sql$/.test(name)).toSorted();
  return Promise.all(
    names.map(async (name) => {
      const path = join(directory, name);
      const version = name.slice(0, name.indexOf('_'));
      return { name, path, version, text: await readFile(path, 'utf8') };
    }),
  );
}

async function readSeeds(directory: string, paths: readonly string[]): Promise<SqlFile[]> {
  const files = paths.map((path) => resolve(directory, path)).filter((path) => existsSync(path));
  return Promise.all(files.map(async (path) => ({ name: basename(path), path, text: await readFile(path, 'utf8') })));
}
