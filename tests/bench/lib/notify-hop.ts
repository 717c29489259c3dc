// The floor of a ring: one row changed in the same kind of database, told by LISTEN/NOTIFY, and one WebSocket hop.
import { once } from 'node:events';
import { PGlite } from '@electric-sql/pglite';
import { WebSocket, WebSocketServer } from 'ws';

export interface NotifyHop extends AsyncDisposable {
  /** From the statement to the message at the client's end of the socket, ms. */
  run(): Promise<number>;
}

export async function openNotifyHop(): Promise<NotifyHop> {
  const database = await PGlite.create();
  await database.exec(`
    create table calls (id integer primary key, version integer not null);
    insert into calls values (1, 0);
    create function tell() returns trigger language plpgsql as $$
    begin perform pg_notify('calls', new.version::text); return null; end $$;
    create trigger tell after update on calls for each row execute function tell();`);
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the floor has no port');
  const client = new WebSocket(`ws://127.0.0.1:${String(address.port)}`);
  await once(client, 'open');
  await database.listen('calls', (version) => {
    for (const socket of server.clients) socket.send(version);
  });
  return {
    async run() {
      const told = once(client, 'message');
      const pressed = performance.now();
      await database.query('update calls set version = version + 1 where id = 1');
      await told;
      return performance.now() - pressed;
    },
    async [Symbol.asyncDispose]() {
      client.terminate();
      server.close();
      await database.close();
    },
  };
}
