// A PostgreSQL server with the schema of the migrations and nothing before it: no gateway, no Realtime, no scheduler.
// For what has to be asked of the database itself, thousands of times.
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import postgres, { type Sql } from 'postgres';
import { startEmbeddedServer } from '../../../supabase/local/database/embedded-server.ts';
import { PostgresDatabase } from '../../../supabase/local/database/postgres-database.ts';
import { installPlatform, migrate, seed } from '../../../supabase/local/platform/apply-project.ts';
import { readProject } from '../../../supabase/local/project.ts';

const template = 'clinic_template';

export interface BareServer extends AsyncDisposable {
  /** Makes a database that holds the schema (and the demo people, if asked for at the start) and gives its address. */
  create(name: string): Promise<string>;
}

/** A connection of its own, as the owner of the database. Notices are left unsaid unless somebody listens. */
export function connect(url: string, onnotice: (notice: { message?: string }) => void = () => undefined): Sql {
  return postgres(url, { max: 1, onnotice });
}

/** Starts PostgreSQL over a temporary folder that is deleted at the end. */
export async function startBareServer(options: { readonly seed: boolean }): Promise<BareServer> {
  const server = await startEmbeddedServer(null, randomBytes(18).toString('hex'));
  const addressOf = (name: string): string => {
    const url = new URL(server.url);
    url.pathname = `/${name}`;
    return url.href;
  };
  const admin = connect(server.url);
  try {
    await admin.unsafe(`create database ${template}`);
    const database = new PostgresDatabase(postgres(addressOf(template), { max: 1, onnotice: () => undefined }));
    const project = await readProject(join(import.meta.dirname, '../../..'));
    await installPlatform(database);
    await migrate(database, project);
    if (options.seed) await seed(database, project);
    await database.close();
  } catch (thrown) {
    await admin.end();
    await server.stop();
    throw thrown;
  }
  return {
    create: async (name) => {
      await admin.unsafe(`create database ${name} template ${template}`);
      return addressOf(name);
    },
    async [Symbol.asyncDispose]() {
      await admin.end();
      await server.stop();
    },
  };
}
