// Ports on this machine only. A usual port that is taken gives way to the next; one that somebody asked for does not.
import type { Server } from 'node:net';
import { createServer } from 'node:net';
import { Failure } from '../lib/failures.mjs';

const ATTEMPTS = 20;
export const HOST = '127.0.0.1';

export interface WantedPort {
  /** The option that sets it, for the remedy. */
  readonly option: string;
  /** 0: any. */
  readonly port: number;
  /** Asked for by name: another one is no answer. */
  readonly exact: boolean;
}

/** Ports to try, in order. */
export function candidates({ port, exact }: WantedPort): readonly number[] {
  if (exact || port === 0) return [port];
  return Array.from({ length: ATTEMPTS }, (_, index) => port + index).filter((candidate) => candidate <= 65_535);
}

type Listened =
  { readonly kind: 'listening'; readonly port: number } | { readonly kind: 'refused'; readonly code: string };

function tryListen(server: Server, port: number): Promise<Listened> {
  return new Promise((done) => {
    const refused = (error: NodeJS.ErrnoException): void =>
      done({ kind: 'refused', code: error.code ?? error.message });
    server.once('error', refused);
    server.listen(port, HOST, () => {
      server.off('error', refused);
      const address = server.address();
      done({ kind: 'listening', port: typeof address === 'object' && address !== null ? address.port : port });
    });
  });
}

/**
 * Listens on the first port that can be had.
 * @returns the port
 * @throws Failure PORT_TAKEN, PORT_FORBIDDEN, NO_FREE_PORT
 */
export async function listenOn(server: Server, wanted: WantedPort): Promise<number> {
  const ports = candidates(wanted);
  let last = '';
  for (const port of ports) {
    const result = await tryListen(server, port);
    if (result.kind === 'listening') return result.port;
    last = result.code;
  }
  const { option } = wanted;
  if (ports.length > 1) {
    throw new Failure('NO_FREE_PORT', { first: String(ports[0]), last: String(ports.at(-1)), option });
  }
  if (last === 'EADDRINUSE') throw new Failure('PORT_TAKEN', { port: String(wanted.port), option });
  throw new Failure('PORT_FORBIDDEN', { port: String(wanted.port), cause: last, option });
}

/** A port that is free now, for a server that is started a moment later. 0 stays 0: the system then chooses without a gap. */
export async function freePort(wanted: WantedPort): Promise<number> {
  if (wanted.port === 0) return 0;
  const server = createServer();
  const port = await listenOn(server, wanted);
  await new Promise((done) => server.close(done));
  return port;
}
