// @ts-check
// Carries TCP over a Unix socket, because network namespaces share files and not addresses. One end runs inside a
// namespace (`listen PORT SOCKET`), the other outside (`serve SOCKET PORT`): to the page the clinic is on 127.0.0.1.
import { createConnection, createServer } from 'node:net';

const [mode, first = '', second = ''] = process.argv.slice(2);
const [listenAt, connectTo] =
  mode === 'listen'
    ? [{ host: '127.0.0.1', port: Number(first) }, { path: second }]
    : [{ path: first }, { host: '127.0.0.1', port: Number(second) }];

createServer((client) => {
  const server = createConnection(connectTo);
  const end = () => {
    client.destroy();
    server.destroy();
  };
  client.on('error', end).on('close', end);
  server.on('error', end).on('close', end);
  client.pipe(server).pipe(client);
}).listen(listenAt, () => process.stdout.write('ready\n'));
