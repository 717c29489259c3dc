import type { IncomingMessage } from 'node:http';
import { WebSocketServer, type WebSocket } from 'ws';
import type { Database } from '../database/database.ts';
import type { ClinicKeys } from '../keys.ts';
import { readToken } from './access-token.ts';
import { ChangeFeed, type StoredMessage } from './change-feed.ts';
import type { ChannelWorld } from './channel.ts';
import { Connection } from './connection.ts';
import { answerBroadcast } from './http-broadcast.ts';
import { TopicHub } from './topic-hub.ts';

/** A client that says nothing this long is gone, in milliseconds; it sends a heartbeat every 25 s. */
const silenceLimit = 60_000;
const sweepInterval = 10_000;
/** The largest message taken from a client, in bytes. */
const largestMessage = 4 * 1024 * 1024;

export interface RealtimeOptions {
  readonly database: Database;
  readonly keys: ClinicKeys;
  readonly log: (line: string) => void;
}

/** Speaks the protocol of Supabase Realtime to unmodified clients: changes, broadcast and presence. */
export class RealtimeServer {
  /** Takes upgrades of `/realtime/v1/websocket`. */
  readonly sockets: WebSocketServer;
  readonly #world: ChannelWorld;
  readonly #connections = new Set<Connection>();
  #sweep: NodeJS.Timeout | undefined;

  constructor({ database, keys, log }: RealtimeOptions) {
    const hub = new TopicHub();
    const feed = new ChangeFeed(database, (message) => publish(hub, message), log);
    let subscriptions = 0;
    this.#world = {
      database,
      keys,
      log,
      hub,
      feed,
      nextSubscriptionId: () => {
        subscriptions += 1;
        return subscriptions;
      },
    };
    this.sockets = new WebSocketServer({ noServer: true, maxPayload: largestMessage });
    this.sockets.on('connection', (socket, request) => void this.#connected(socket, request));
  }

  async start(): Promise<void> {
    await this.#world.feed.start();
    this.#sweep = setInterval(() => {
      for (const connection of this.#connections) {
        if (Date.now() - connection.lastHeard > silenceLimit) connection.terminate();
      }
    }, sweepInterval);
  }

  async stop(): Promise<void> {
    clearInterval(this.#sweep);
    await this.#world.feed.stop();
  }

  /** Answers HTTP requests below `/realtime/v1`: broadcasts sent without a socket. */
  answer(request: Request): Promise<Response> {
    return answerBroadcast(this.#world, request);
  }

  async #connected(socket: WebSocket, request: IncomingMessage): Promise<void> {
    const { searchParams } = new URL(request.url ?? '/', 'ws://clinic');
    // Messages that arrive while the key is being checked must not be lost.
    socket.pause();
    try {
      const caller = await readToken(searchParams.get('apikey') ?? '', this.#world.keys);
      const serializer = searchParams.get('vsn') === '2.0.0' ? '2.0.0' : '1.0.0';
      const connection = new Connection(this.#world, socket, serializer, caller);
      this.#connections.add(connection);
      socket.on('close', () => this.#connections.delete(connection));
      socket.resume();
    } catch {
      socket.resume();
      socket.close(1008, 'Invalid API key');
    }
  }
}

function publish(hub: TopicHub, { topic, event, payload, isPrivate }: StoredMessage): void {
  hub.broadcast(topic, isPrivate, { event, body: { kind: 'json', value: payload } }, null);
}
