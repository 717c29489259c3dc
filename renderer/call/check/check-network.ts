import { Failure } from '#shared/errors/failure.ts';
import type { CallBackend } from '../../backend/backend.ts';
import { reachPeerServer } from '../peer-link-check.ts';
import { reachRelay } from './reach-relay.ts';

/** `none`: the clinic has no relay. `later`: tried once there is a confirmed video visit. */
export type RelayFinding = 'works' | 'none' | 'later';

interface NetworkCheckOptions {
  readonly calls: Pick<CallBackend, 'clockOffset' | 'relayCredentialsForDeviceCheck'>;
  readonly peerServer: string;
  readonly signal: AbortSignal;
}

/**
 * Goes the ways a call needs, one after the other: the clinic, the server that introduces two computers, the relay.
 * @throws a `Failure` with the code of the first that does not work
 */
export async function checkNetwork({ calls, peerServer, signal }: NetworkCheckOptions): Promise<RelayFinding> {
  await calls.clockOffset();
  if (!(await reachPeerServer(peerServer, signal))) throw new Failure('peer_server_unreachable');
  const relay = await calls.relayCredentialsForDeviceCheck();
  if (relay === null) return 'later';
  if (relay.urls.length === 0) {
    if (relay.relayOnly) throw new Failure('relay_missing');
    return 'none';
  }
  if (!(await reachRelay(relay, signal))) throw new Failure('relay_unreachable');
  return 'works';
}
