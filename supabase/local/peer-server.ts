import express from 'express';
import { ExpressPeerServer } from 'peer';
import { WebSocketServer } from 'ws';
import { HttpFront } from './gateway/http-front.ts';

/** A client is given up after this silence, in milliseconds. PeerJS sends a heartbeat every 5 s. */
const aliveTimeout = 30_000;
/** How long an offer waits for somebody who is not connected yet, in milliseconds. */
const messageLifetime = 5000;
/** Offers and answers are a few thousand bytes; nobody needs more than this. */
const largestMessage = 256 * 1024;

export interface ServedPeers {
  /** Where PeerJS finds it, e.g. `http://127.0.0.1:54330/peer`. */
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Serves PeerServer (npm `peer`) below `/peer` of a port of its own: call set-up only, no list of who is connected. Its own,
 * since a browser has six connections for one address and opens one WebSocket to it at a time: on a line that was cut, what
 * hangs on its way to the clinic would keep the call from coming back.
 * @param port 0 takes a free one.
 * @throws ClinicError `EADDRINUSE` when the port is taken.
 */
export async function servePeers(port: number, log: (line: string) => void): Promise<ServedPeers> {
  const path = '/peer';
  const front = new HttpFront(log);
  const origin = await front.listen(port);
  const application = express();
  const peers = ExpressPeerServer(front.server, {
    path: '/',
    allow_discovery: false,
    alive_timeout: aliveTimeout,
    expire_timeout: messageLifetime,
    concurrent_limit: 5000,
    // Upgrades are shared out by path in one place; two servers listening for them would destroy each other's sockets.
    createWebSocketServer: () =>
      front.acceptSockets(`${path}/peerjs`, new WebSocketServer({ noServer: true, maxPayload: largestMessage })),
  });
  peers.on('error', (error: Error) => log(`peer server: ${error.message}`));
  application.use(path, peers);
  front.serve(path, { handler: (incoming, outgoing) => application(incoming, outgoing) });
  return { url: `${origin}${path}`, close: () => front.close() };
}
