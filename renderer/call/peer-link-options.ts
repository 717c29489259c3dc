import type { ConnectionPolicy, PartnerAddress } from '#shared/domain/call/state.ts';
import type { RelaySource } from './engine/relay.ts';
import type { ComingPicture, OutgoingTracks } from './engine/sender-binding.ts';

/** Why something that came was not used, or why nothing can be connected. */
export type RefusalCode = 'partner_not_verified' | 'stranger_refused' | 'signal_refused' | 'relay_missing';

export interface PeerLinkListener {
  /** A connection of the partner's, before anything flows over it. Replaces an earlier one. */
  connection(connection: RTCPeerConnection): void;
  /** The partner's sound and picture; tracks come and go inside the stream. */
  remoteStream(stream: MediaStream): void;
  /** The transport itself has authenticated this partner. */
  verified(partner: PartnerAddress): void;
  /** The connection ended or could not be made; nobody tries again by itself. */
  closed(): void;
  refused(code: RefusalCode): void;
  /** The relay refused the credentials this connection was made with. */
  relayRefused(connection: RTCPeerConnection): void;
  /** The partner asks to be called anew. */
  callWanted(): void;
  /** Whether a round trip to the PeerServer works. A running call does not need it. */
  server(reachable: boolean): void;
  /** The line was lost for some seconds and carries questions and answers again. */
  pathBack(): void;
}

export interface PeerLinkOptions {
  /** Address of our own PeerServer, path included. */
  readonly server: string;
  readonly relay: RelaySource;
  readonly outgoing: OutgoingTracks;
  readonly coming: ComingPicture;
  readonly on: PeerLinkListener;
}

/** A call that is to be placed, or to be answered. */
export interface WantedCall {
  readonly partner: PartnerAddress;
  readonly policy: ConnectionPolicy;
}

/** PeerServer's address as PeerJS wants it. */
export function whereIs(address: string): { host: string; port: number; path: string; secure: boolean } {
  const { protocol, hostname, port, pathname } = new URL(address);
  const secure = protocol === 'https:';
  return { host: hostname, port: Number(port) || (secure ? 443 : 80), path: pathname, secure };
}
