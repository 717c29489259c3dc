// Command line of the embedded clinic: prints one JSON line on stdout when it is ready, everything else on stderr.
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ClinicError, startClinic, type ClinicEngine, type ClinicOptions } from './index.ts';
import { resetData } from './reset-data.ts';

const usage = `npm run clinic -- [--project DIR] [--data DIR|memory] [--port N] [--peer-port N] [--engine pglite|postgres] [--reset] [--no-seed]

  --project    folder holding supabase/, or being one (default: this project)
  --data       folder in which the data is kept (default: .clinic/clinic), or "memory"
  --port       port on 127.0.0.1; 0 takes a free one (default: 54321)
  --peer-port  port of PeerServer; 0 takes a free one (default: 54341)
  --engine     pglite (default) or postgres; DATABASE_URL names a server of your own instead
  --reset      delete the kept data first
  --no-seed    do not run seed.sql on new data
`;

function engineNamed(name: string): ClinicEngine {
  if (name === 'pglite' || name === 'postgres') return name;
  throw new ClinicError('USAGE', `There is no engine "${name}".`, 'Choose pglite or postgres.');
}

function portNamed(text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new ClinicError('USAGE', `"${text}" is not a port.`, 'Choose a number from 0 to 65535; 0 takes a free one.');
}

async function readOptions(): Promise<ClinicOptions | null> {
  const { values } = parseArgs({
    options: {
      project: { type: 'string', default: resolve(import.meta.dirname, '..') },
      data: { type: 'string', default: '.clinic/clinic' },
      port: { type: 'string', default: '54321' },
      'peer-port': { type: 'string', default: '54341' },
      engine: { type: 'string', default: 'pglite' },
      reset: { type: 'boolean', default: false },
      seed: { type: 'boolean', default: true },
      help: { type: 'boolean', default: false },
    },
    allowNegative: true,
  });
  if (values.help) return null;
  if (values.reset) await resetData(values.data);
  const databaseUrl = process.env['DATABASE_URL'];
  return {
    project: values.project,
    data: values.data,
    port: portNamed(values.port),
    peerPort: portNamed(values['peer-port']),
    engine: engineNamed(values.engine),
    seed: values.seed,
    ...(databaseUrl === undefined || databaseUrl === '' ? {} : { databaseUrl }),
    log: (line) => process.stderr.write(`${line}\n`),
  };
}

async function main(): Promise<number> {
  const options = await readOptions();
  if (options === null) {
    process.stderr.write(usage);
    return 0;
  }
  const asked = Promise.withResolvers<void>();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => asked.resolve());
  const clinic = await startClinic(options);
  const { url, publishableKey, secretKey, jwtSecret, databaseUrl, peerServer } = clinic;
  process.stdout.write(`${JSON.stringify({ url, publishableKey, secretKey, jwtSecret, databaseUrl, peerServer })}\n`);
  await asked.promise;
  await clinic.close();
  return 0;
}

try {
  process.exit(await main());
} catch (thrown) {
  const known = thrown instanceof ClinicError;
  process.stderr.write(known ? `${thrown.code}: ${thrown.message}\n` : `${String(thrown)}\n`);
  process.exit(1);
}
