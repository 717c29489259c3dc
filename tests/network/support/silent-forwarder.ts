// Carries TCP to a server, until it falls silent: connections stay open and nothing passes, as when a router forgets them
// or the machine behind it is gone without a word.
import { createConnection, createServer, type Socket } from 'node:net';

export interface SilentForwarder extends AsyncDisposable {
  readonly port: number;
  /** Everything that is connected stays so and says nothing more, for ever; what connects now likewise. */
  fallSilent(): void;
  /** What connects from now on is carried again. */
  recover(): void;
}

export async function silentForwarder(to: { readonly host: string; readonly port: number }): Promise<SilentForwarder> {
  const sockets = new Set<Socket>();
  let silent = false;
  const server = createServer((client) => {
    sockets.add(client);
    client.on('error', () => client.destroy());
    if (silent) {
      client.pause();
      return;
    }
    const upstream = createConnection(to);
    sockets.add(upstream);
    upstream.on('error', () => client.destroy());
    client.pipe(upstream).pipe(client);
    // An end passes only while anything does.
    client.on('close', () => {
      if (!silent) upstream.destroy();
    });
    upstream.on('close', () => {
      if (!silent) client.destroy();
    });
  });
  const port = await new Promise<number>((ready, failed) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      if (address === null || typeof address === 'string') failed(new Error('the forwarder has no port'));
      else ready(address.port);
    });
  });
  return {
    port,
    fallSilent() {
      silent = true;
      for (const socket of sockets) {
        socket.unpipe();
        socket.pause();
      }
    },
    recover() {
      silent = false;
    },
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      await new Promise((closed) => server.close(closed));
    },
  };
}
