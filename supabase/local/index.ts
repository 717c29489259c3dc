import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { clinicKeys, type ClinicKeys } from './keys.ts';
import { readProject } from './project.ts';
import { servePeers } from './peer-server.ts';
import { Scheduler } from './scheduler.ts';
import { lockData } from './database/data-lock.ts';
import { startEmbeddedServer } from './database/embedded-server.ts';
import { pgliteExtensions } from './database/pglite-extensions.ts';
import { AuthAdmin } from './gateway/auth-admin.ts';
import { authApi } from './gateway/auth-api.ts';
import { EmailLinks, type Email } from './gateway/email-links.ts';
import { HttpFront } from './gateway/http-front.ts';
import { liteAnswer } from './gateway/lite-app.ts';
import { openPglite, openPostgres, type LiteBackend } from './gateway/lite-connections.ts';
import { SchemaReader } from './gateway/schema-reader.ts';
import { SessionTokens } from './gateway/session-tokens.ts';
import { installPlatform, migrate, seed } from './platform/apply-project.ts';
import { RealtimeServer } from './realtime/realtime-server.ts';

export { ClinicError } from './clinic-error.ts';
export type { Email } from './gateway/email-links.ts';

export type ClinicEngine = 'pglite' | 'postgres';

export interface ClinicOptions {
  /** Folder holding `supabase/`, or being one: `config.toml`, `migrations/*.sql`, `seed.sql`. */
  readonly project: string;
  /** Folder in which the data is kept between runs, or `memory`. */
  readonly data: string;
  /** Port on 127.0.0.1; 0 takes a free one. */
  readonly port: number;
  /** PeerServer's own port on 127.0.0.1; a free one unless said otherwise. */
  readonly peerPort?: number;
  readonly engine: ClinicEngine;
  /** Address of a PostgreSQL server to use instead of an embedded engine; its user must be a superuser. */
  readonly databaseUrl?: string;
  /** Whether `seed.sql` runs once on new data. True unless said otherwise. */
  readonly seed?: boolean;
  /** Whether scheduled work runs by itself. True unless said otherwise: rules are tested without a clock of their own. */
  readonly scheduled?: boolean;
  readonly log?: (line: string) => void;
  /** Given every e-mail of the clinic; none is sent anywhere. Without it they go to the log, link and all. */
  readonly deliver?: (email: Email) => void;
}

export interface Clinic {
  readonly url: string;
  readonly publishableKey: string;
  readonly secretKey: string;
  readonly jwtSecret: string;
  /** Address of the PostgreSQL server; null on PGlite, which has none. */
  readonly databaseUrl: string | null;
  /** Address of PeerServer, e.g. `http://127.0.0.1:54330/peer`. */
  readonly peerServer: string;
  /** What starts the clinic anew where its people find it. */
  readonly ports: Readonly<Required<Pick<ClinicOptions, 'port' | 'peerPort'>>>;
  /** Runs one statement as the owner of the database. */
  sql<Row = Record<string, unknown>>(text: string, params?: unknown[]): Promise<Row[]>;
  close(): Promise<void>;
}

const portOf = (url: string): number => Number(new URL(url).port);

interface OpenedEngine extends LiteBackend {
  readonly databaseUrl: string | null;
  close(): Promise<void>;
}

/**
 * Starts a whole clinic in this process: database, Auth, data API and Realtime on one port, as Supabase has them, and
 * PeerServer on another.
 * @throws ClinicError with a code and a remedy when something outside is missing or wrong.
 */
export async function startClinic(options: ClinicOptions): Promise<Clinic> {
  const log = options.log ?? (() => undefined);
  const project = await readProject(options.project);
  const directory = options.data === 'memory' ? null : resolve(options.data);
  const ends: (() => Promise<void>)[] = [];
  const close = async (): Promise<void> => {
    for (const end of ends.splice(0).toReversed()) await end();
  };
  try {
    if (directory !== null) {
      await mkdir(directory, { recursive: true });
      const lock = await lockData(directory);
      ends.push(() => lock.release());
    }
    const keys = await clinicKeys(directory);
    // The port comes first: a taken one is the commonest failure and must not cost the start of a database.
    const front = new HttpFront(log);
    const url = await front.listen(options.port);
    ends.push(() => front.close());
    const peers = await servePeers(options.peerPort ?? 0, log);
    ends.push(() => peers.close());
    const engine = await openEngine(options, directory, keys, log);
    // The ports close before the database, although they were opened first.
    ends.splice(-2, 0, () => engine.close());
    const { database } = engine;
    await installPlatform(database);
    for (const name of await migrate(database, project)) log(`migration ${name} applied`);
    if (options.seed !== false) for (const name of await seed(database, project)) log(`${name} applied`);

    const realtime = new RealtimeServer({ database, keys, log });
    await realtime.start();
    ends.push(() => realtime.stop());
    front.acceptSockets('/realtime/v1/websocket', realtime.sockets);
    front.serve('/realtime/v1', { answer: (request) => realtime.answer(request) });

    // Read now, so that the first request need not wait for it.
    await engine.connection.introspect();
    const schema = new SchemaReader(engine.connection, log);
    await database.listen('pgrst', () => schema.refresh());
    ends.push(() => schema.settled());
    const library = liteAnswer(engine, project.config, keys, log);
    const tokens = new SessionTokens(keys.jwtSecret, `${url}/auth/v1`, database);
    const admin = new AuthAdmin({
      database,
      keys,
      minimumPasswordLength: project.config.auth.minimum_password_length,
    });
    const links = new EmailLinks({
      database,
      issuer: `${url}/auth/v1`,
      siteUrl: project.config.auth.site_url,
      redirects: project.config.auth.additional_redirect_urls,
      deliver: options.deliver ?? (({ to, subject, link }) => log(`e-mail to ${to}: ${subject}: ${link}`)),
    });
    front.serve('/auth/v1', { answer: authApi(library, tokens, admin, links) });
    front.serve('/rest/v1', { answer: library });

    const scheduler = new Scheduler(database, log);
    if (options.scheduled !== false) scheduler.start();
    ends.push(() => scheduler.stop());
    return {
      url,
      publishableKey: keys.publishableKey,
      secretKey: keys.secretKey,
      jwtSecret: keys.jwtSecret,
      databaseUrl: engine.databaseUrl,
      peerServer: peers.url,
      ports: { port: portOf(url), peerPort: portOf(peers.url) },
      sql: (text, params) => database.query(text, params),
      close,
    };
  } catch (thrown) {
    await close();
    throw thrown;
  }
}

async function openEngine(
  options: ClinicOptions,
  directory: string | null,
  keys: ClinicKeys,
  log: (line: string) => void,
): Promise<OpenedEngine> {
  if (options.databaseUrl !== undefined) {
    const backend = await openPostgres(options.databaseUrl);
    return { ...backend, databaseUrl: options.databaseUrl, close: () => backend.database.close() };
  }
  if (options.engine === 'pglite') {
    const backend = await openPglite(directory === null ? null : join(directory, 'pglite'), pgliteExtensions, log);
    return { ...backend, databaseUrl: null, close: () => backend.database.close() };
  }
  const server = await startEmbeddedServer(directory, keys.databasePassword);
  try {
    const backend = await openPostgres(server.url);
    return {
      ...backend,
      databaseUrl: server.url,
      close: async () => {
        await backend.database.close();
        await server.stop();
      },
    };
  } catch (thrown) {
    await server.stop();
    throw thrown;
  }
}
