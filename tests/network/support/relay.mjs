// @ts-check
// Carries TCP from one place to another: `relay.mjs '[{"listen": PLACE, "connect": PLACE}, ...]'` with a PLACE as Node's
// `listen` and `connect` take it. Network namespaces share files and not addresses, so a Unix socket leads out of one;
// and to a page only 127.0.0.1 is a safe origin, so what it reaches there is carried over the line from inside.
import { createConnection, createServer } from 'node:net';

/** @type {{ listen: import('node:net').ListenOptions, connect: import('node:net').NetConnectOpts }[]} */
const routes = JSON.parse(process.argv[2] ?? '[]');

let listening = 0;
for (const { listen, connect } of routes) {
  createServer((client) => {
    const server = createConnection(connect);
    // An end is passed on by `pipe`, after everything that was said before it.
    client.setNoDelay(true).on('error', () => server.destroy());
    server.setNoDelay(true).on('error', () => client.destroy());
    // Given up before the way was there: nothing of it may arrive once it is, as little as from a closed socket.
    client.on('close', () => {
      if (server.connecting) server.destroy();
    });
    client.pipe(server).pipe(client);
  }).listen(listen, () => {
    listening += 1;
    if (listening === routes.length) process.stdout.write('ready\n');
  });
}
