import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { WebSocketServer } from 'ws';
import { ClinicError, codeOf, reasonOf } from '../clinic-error.ts';
import { listeningPort } from '../listening-port.ts';
import { jsonAnswer } from './json-answer.ts';
import type { Answer } from './lite-app.ts';

/** The largest request body taken, in bytes. Hosted projects refuse larger ones at their gateway too. */
const largestBody = 20 * 1024 * 1024;
/** How long requests that are being answered may still take when the clinic ends, in milliseconds. */
const finishingTime = 1500;

type NodeHandler = (request: IncomingMessage, response: ServerResponse) => void;

/** What serves the paths below one prefix. */
export type Service = { readonly answer: Answer } | { readonly handler: NodeHandler };

class TooLarge extends Error {}

async function bodyOf(request: IncomingMessage): Promise<Uint8Array<ArrayBuffer> | null> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request) {
    if (!(chunk instanceof Uint8Array)) throw new TypeError('expected bytes');
    size += chunk.byteLength;
    if (size > largestBody) throw new TooLarge();
    chunks.push(chunk);
  }
  return size === 0 ? null : Uint8Array.from(Buffer.concat(chunks, size));
}

async function toRequest(incoming: IncomingMessage, origin: string): Promise<Request> {
  const method = incoming.method ?? 'GET';
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers)) {
    for (const one of Array.isArray(value) ? value : [value]) if (one !== undefined) headers.append(name, one);
  }
  const body = method === 'GET' || method === 'HEAD' ? null : await bodyOf(incoming);
  return new Request(new URL(incoming.url ?? '/', origin), { method, headers, body });
}

async function send(response: Response, outgoing: ServerResponse, method: string | undefined): Promise<void> {
  for (const [name, value] of response.headers) outgoing.setHeader(name, value);
  allowAnyOrigin(outgoing);
  const body = response.body === null ? null : Buffer.from(await response.arrayBuffer());
  if (method !== 'HEAD' && body !== null) outgoing.setHeader('content-length', body.byteLength);
  outgoing.statusCode = response.status;
  outgoing.end(method === 'HEAD' ? undefined : (body ?? undefined));
}

function allowAnyOrigin(outgoing: ServerResponse): void {
  outgoing.setHeader('access-control-allow-origin', '*');
  outgoing.setHeader(
    'access-control-expose-headers',
    'Content-Range, Content-Location, Preference-Applied, Location, X-Total-Count, Link, X-Supabase-Api-Version',
  );
}

function answerPreflight(incoming: IncomingMessage, outgoing: ServerResponse): void {
  allowAnyOrigin(outgoing);
  outgoing.setHeader('access-control-allow-methods', 'GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS');
  outgoing.setHeader('access-control-allow-headers', incoming.headers['access-control-request-headers'] ?? '*');
  outgoing.setHeader('access-control-allow-private-network', 'true');
  outgoing.setHeader('access-control-max-age', '86400');
  outgoing.statusCode = 204;
  outgoing.end();
}

/** An HTTP port of a clinic: hands requests and socket upgrades to the service of their path. */
export class HttpFront {
  readonly server: Server;
  readonly #log: (line: string) => void;
  readonly #services = new Map<string, Service>();
  readonly #sockets = new Map<string, WebSocketServer>();
  #origin = 'http://127.0.0.1';

  constructor(log: (line: string) => void) {
    this.#log = log;
    this.server = createServer((incoming, outgoing) => void this.#serve(incoming, outgoing));
    this.server.on('upgrade', (incoming: IncomingMessage, socket: Duplex, head: Buffer) => {
      this.#upgrade(incoming, socket, head);
    });
  }

  /**
   * Starts listening on this computer only; port 0 takes a free one.
   * @returns the address, e.g. `http://127.0.0.1:54321`.
   * @throws ClinicError `EADDRINUSE` when the port is taken.
   */
  async listen(port: number): Promise<string> {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    this.server.once('error', reject).listen(port, '127.0.0.1', resolve);
    try {
      await promise;
    } catch (thrown) {
      if (codeOf(thrown) !== 'EADDRINUSE') throw thrown;
      throw new ClinicError(
        'EADDRINUSE',
        `Port ${port} is taken by another program.`,
        'End that program, or choose other ports: --port 0 --peer-port 0 takes free ones.',
        { cause: thrown },
      );
    }
    this.server.off('error', reject);
    this.#origin = `http://127.0.0.1:${listeningPort(this.server)}`;
    return this.#origin;
  }

  /** Serves every path that is `prefix` or lies below it. */
  serve(prefix: string, service: Service): void {
    this.#services.set(prefix, service);
  }

  /** Opens WebSocket connections made to exactly `path`. */
  acceptSockets(path: string, sockets: WebSocketServer): WebSocketServer {
    this.#sockets.set(path, sockets);
    return sockets;
  }

  /** Stops listening, closes sockets as "going away" and lets running requests finish for a moment. */
  async close(): Promise<void> {
    const closed = new Promise<void>((resolve) => {
      this.server.close(() => resolve());
    });
    for (const sockets of this.#sockets.values()) {
      for (const socket of sockets.clients) socket.close(1001, 'the clinic is closing');
      sockets.close();
    }
    this.server.closeIdleConnections();
    const timer = setTimeout(() => {
      for (const sockets of this.#sockets.values()) for (const socket of sockets.clients) socket.terminate();
      this.server.closeAllConnections();
    }, finishingTime);
    await closed;
    clearTimeout(timer);
  }

  async #serve(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    try {
      if (incoming.method === 'OPTIONS' && incoming.headers['access-control-request-method'] !== undefined) {
        answerPreflight(incoming, outgoing);
        return;
      }
      const path = new URL(incoming.url ?? '/', this.#origin).pathname;
      const service = this.#serviceFor(path);
      if (service === undefined) {
        await send(jsonAnswer(404, { message: 'no Route matched with those values' }), outgoing, incoming.method);
      } else if ('handler' in service) {
        service.handler(incoming, outgoing);
      } else {
        await send(await service.answer(await toRequest(incoming, this.#origin)), outgoing, incoming.method);
      }
    } catch (thrown) {
      this.#fail(thrown, outgoing);
    }
  }

  #fail(thrown: unknown, outgoing: ServerResponse): void {
    if (outgoing.headersSent || outgoing.destroyed) {
      outgoing.destroy();
      return;
    }
    const tooLarge = thrown instanceof TooLarge;
    if (!tooLarge) this.#log(`request failed: ${codeOf(thrown) ?? reasonOf(thrown)}`);
    allowAnyOrigin(outgoing);
    outgoing.statusCode = tooLarge ? 413 : 500;
    outgoing.setHeader('content-type', 'application/json');
    outgoing.end(JSON.stringify({ message: tooLarge ? 'Request body too large' : 'Internal server error' }));
  }

  #serviceFor(path: string): Service | undefined {
    for (const [prefix, service] of this.#services) {
      if (path === prefix || path.startsWith(`${prefix}/`)) return service;
    }
    return undefined;
  }

  #upgrade(incoming: IncomingMessage, socket: Duplex, head: Buffer): void {
    const { pathname } = new URL(incoming.url ?? '/', this.#origin);
    const sockets = this.#sockets.get(pathname);
    if (sockets === undefined) {
      socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n');
      return;
    }
    socket.on('error', () => socket.destroy());
    sockets.handleUpgrade(incoming, socket, head, (opened) => sockets.emit('connection', opened, incoming));
  }
}
