// Whether our PeerServer takes somebody in, tried as a call does it. Here because only this name may import peerjs.
import { Peer } from 'peerjs';
import { createPeerId } from './engine/peer-id.ts';
import { whereIs } from './peer-link-options.ts';

/** Longer than a slow line with a lost packet or two needs, ms. */
const patienceMs = 6_000;

/** Registers under an id of its own that nobody else learns, and leaves again. */
export async function reachPeerServer(server: string, signal: AbortSignal): Promise<boolean> {
  const answered = Promise.withResolvers<boolean>();
  const peer = new Peer(createPeerId(), { ...whereIs(server), config: { iceServers: [] } });
  const no = (): void => answered.resolve(false);
  peer.on('open', () => answered.resolve(true));
  peer.on('error', no);
  peer.on('close', no);
  signal.addEventListener('abort', no);
  const timer = setTimeout(no, patienceMs);
  try {
    return await answered.promise;
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', no);
    peer.destroy();
  }
}
