// The embedded clinic in a process of its own, as `npm start` runs it, so that what measures does not slow it.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createClient, type SupabaseClient } from '@supabase/supabase-js';
import type { Database } from '../../../renderer/backend/database.types.ts';
import { projectFolder } from '../../e2e/support/clinic.ts';

export interface SpawnedClinic extends AsyncDisposable {
  readonly url: string;
  readonly publishableKey: string;
  readonly jwtSecret: string;
  readonly peerServer: string;
  /** A client with the service's key: above every policy. */
  readonly service: SupabaseClient<Database>;
}

const text = (ready: object, name: string): string => {
  const value: unknown = Reflect.get(ready, name);
  if (typeof value !== 'string') throw new TypeError(`the clinic's ready line has no ${name}`);
  return value;
};

export async function spawnClinic(engine: 'pglite' | 'postgres'): Promise<SpawnedClinic> {
  const child = spawn(
    process.execPath,
    [
      join(projectFolder, 'supabase/local/cli.ts'),
      '--data',
      'memory',
      '--port',
      '0',
      '--peer-port',
      '0',
      '--engine',
      engine,
    ],
    { stdio: ['ignore', 'pipe', 'ignore'] },
  );
  const [line]: unknown[] = await Promise.race([
    once(createInterface({ input: child.stdout }), 'line'),
    once(child, 'exit').then(() => {
      throw new Error('the clinic ended before it was ready: run `npm run clinic` to see why');
    }),
  ]);
  const ready: unknown = JSON.parse(String(line));
  if (typeof ready !== 'object' || ready === null) throw new TypeError('the clinic printed no object');
  const url = text(ready, 'url');
  return {
    url,
    publishableKey: text(ready, 'publishableKey'),
    jwtSecret: text(ready, 'jwtSecret'),
    peerServer: text(ready, 'peerServer'),
    service: createClient<Database>(url, text(ready, 'secretKey'), { auth: { persistSession: false } }),
    async [Symbol.asyncDispose]() {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    },
  };
}
