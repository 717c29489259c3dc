import express from 'express';
import { ExpressPeerServer } from 'peer';
import { WebSocketServer } from 'ws';
import type { HttpFront } from './gateway/http-front.ts';

/** A client is given up after this silence, in milliseconds. PeerJS sends a heartbeat every 5 s. */
const aliveTimeout = 30_000;
/** How long an offer waits for somebody who is not connected yet, in milliseconds. */
const messageLifetime = 5000;
/** Offers and answers are a few thousand bytes; nobody needs more than this. */
const largestMessage = 256 * 1024;

/**
 * Puts PeerServer (npm `peer`) below `/peer` of the clinic's port: call set-up only, no list of who is connected.
 * @returns the path under which PeerJS finds it.
 */
export function servePeers(front: HttpFront, log: (line: string) => void): string {
  const path = '/peer';
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
  return path;
}
