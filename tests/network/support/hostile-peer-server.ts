// A PeerServer that is not honest: it stands before the clinic's own, sees every message, and changes, holds or invents
// what it likes. The clients cannot tell it from the real one by anything but what it passes on.
import { createServer } from 'node:http';
import { WebSocket, WebSocketServer, type RawData } from 'ws';
import * as z from 'zod';

const message = z.looseObject({
  type: z.string(),
  src: z.string().optional(),
  dst: z.string().optional(),
  payload: z
    .looseObject({ connectionId: z.string().optional(), sdp: z.looseObject({ sdp: z.string() }).optional() })
    .optional(),
});
export type PeerMessage = z.infer<typeof message>;

export interface HostilePeerServer extends AsyncDisposable {
  /** What the clients are told their PeerServer is. */
  readonly url: string;
  /** Sends a message to whoever is registered under this id, as if somebody else had sent it. */
  inject(to: string, forged: unknown): void;
}

/** What becomes of a message that a client sent; null when it has been dealt with. */
export type Treatment = (sent: PeerMessage, from: string) => PeerMessage | null;

const textOf = (data: RawData): string =>
  Array.isArray(data) ? Buffer.concat(data).toString() : Buffer.from(new Uint8Array(data)).toString();

/** @param real Address of the clinic's PeerServer, which the clients' registrations are passed on to. */
export async function hostilePeerServer(real: string, treat: Treatment): Promise<HostilePeerServer> {
  const clients = new Map<string, WebSocket>();
  const upstreams = new Set<WebSocket>();
  const http = createServer();
  const sockets = new WebSocketServer({ server: http });
  sockets.on('connection', (client, request) => {
    const asked = new URL(request.url ?? '/', 'http://hostile');
    const from = asked.searchParams.get('id') ?? '';
    clients.set(from, client);
    const upstream = new WebSocket(`${real.replace('http', 'ws')}/peerjs${asked.search}`);
    upstreams.add(upstream);
    const early: string[] = [];
    upstream.on('open', () => {
      for (const text of early.splice(0)) upstream.send(text);
    });
    upstream.on('message', (data) => {
      client.send(textOf(data));
    });
    client.on('message', (data) => {
      const parsed = message.safeParse(JSON.parse(textOf(data)));
      const passed = parsed.success ? treat(parsed.data, from) : null;
      if (passed === null) return;
      const text = JSON.stringify(passed);
      if (upstream.readyState === WebSocket.OPEN) upstream.send(text);
      else early.push(text);
    });
    client.on('close', () => {
      if (clients.get(from) === client) clients.delete(from);
      upstream.close();
      upstreams.delete(upstream);
    });
    upstream.on('close', () => {
      client.close();
    });
    upstream.on('error', () => {
      client.close();
    });
  });
  const port = await new Promise<number>((ready, failed) => {
    http.listen(0, '127.0.0.1', () => {
      const address = http.address();
      if (address === null || typeof address === 'string') failed(new Error('the hostile server has no port'));
      else ready(address.port);
    });
  });
  return {
    url: `http://127.0.0.1:${String(port)}/peer`,
    inject(to, forged) {
      clients.get(to)?.send(typeof forged === 'string' ? forged : JSON.stringify(forged));
    },
    async [Symbol.asyncDispose]() {
      for (const upstream of upstreams) upstream.terminate();
      for (const client of sockets.clients) client.terminate();
      await new Promise((closed) => http.close(closed));
    },
  };
}
