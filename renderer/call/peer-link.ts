// The only file that imports peerjs. Its errors, missing events and states are made ours here.
import { Peer, type MediaConnection } from 'peerjs';
import type { PartnerAddress } from '#shared/domain/call/state.ts';
import type { PeerAddress } from '../backend/backend.ts';
import { authenticatedPartner, createIdentity, type Identity } from './engine/certificate.ts';
import { createPeerId } from './engine/peer-id.ts';
import { describesPartner } from './engine/sdp-check.ts';
import { preferRedundantSound } from './engine/sound-codec.ts';
import { SenderBinding, type OutgoingTracks } from './engine/sender-binding.ts';

export interface PeerLinkListener {
  /** The verified connection, before anything flows over it. Replaces an earlier one. */
  connection(connection: RTCPeerConnection): void;
  /** The partner's sound and picture; tracks come and go inside the stream. */
  remoteStream(stream: MediaStream): void;
  /** The connection ended or could not be made; nobody tries again by itself. */
  closed(): void;
  /** Refused before any media: the partner could not prove itself, or somebody else knocked. */
  refused(code: 'partner_not_verified' | 'stranger_refused'): void;
  /** Whether the PeerServer can be reached. A running call does not need it. */
  server(reachable: boolean): void;
}

export interface PeerLinkOptions {
  /** Address of our own PeerServer, path included. */
  readonly server: string;
  readonly iceServers: readonly RTCIceServer[];
  readonly outgoing: OutgoingTracks;
  readonly on: PeerLinkListener;
}

/** Waits between attempts to reach a PeerServer that is away, ms. */
const reconnectMs = [250, 500, 1_000, 2_000, 4_000] as const;

/**
 * One side's end of the connection, for one attempt: its own certificate and unguessable id, registered at our
 * PeerServer, calling or answering exactly the partner it was told of. `close()` ends every part of it.
 */
export class PeerLink {
  readonly address: PeerAddress;
  private readonly identity: Identity;
  private readonly options: PeerLinkOptions;
  private readonly senders: SenderBinding;
  private readonly token = createPeerId();
  private peer: Peer | null = null;
  private call: MediaConnection | null = null;
  private expected: PartnerAddress | null = null;
  private waiting: MediaConnection | null = null;
  private toCall: PartnerAddress | null = null;
  private failures = 0;
  private reconnectTimer: ReturnType<typeof setTimeout> | undefined;
  private ended = false;

  private constructor(identity: Identity, options: PeerLinkOptions) {
    this.identity = identity;
    this.options = options;
    this.address = { peerId: createPeerId(), signaling: identity.signaling };
    this.senders = new SenderBinding(options.outgoing);
    this.register();
  }

  /** Makes certificate and id and begins to register; the address is known at once. */
  static async open(options: PeerLinkOptions): Promise<PeerLink> {
    return new PeerLink(await createIdentity(), options);
  }

  /** Whether a connection to this very partner is there or being made. */
  isCalling({ peerId }: PartnerAddress): boolean {
    return this.call?.peer === peerId || this.toCall?.peerId === peerId;
  }

  /** Calls the partner, now or as soon as this side is registered; ends a call under way. */
  placeCall(partner: PartnerAddress): void {
    this.hangUp();
    this.toCall = partner;
    this.dial();
  }

  /** From now on this partner's call, and no other, is answered. One that came early is judged now. */
  expectCall(partner: PartnerAddress): void {
    this.expected = partner;
    const early = this.waiting;
    this.waiting = null;
    if (early) this.answer(early);
  }

  /** Sends what `outgoing` has now. */
  refreshOutgoing(): void {
    this.senders.refresh();
  }

  close(): void {
    this.ended = true;
    clearTimeout(this.reconnectTimer);
    this.hangUp();
    this.waiting?.close();
    this.peer?.destroy();
    this.peer = null;
  }

  private register(): void {
    const server = new URL(this.options.server);
    const secure = server.protocol === 'https:';
    const peer = new Peer(this.address.peerId, {
      host: server.hostname,
      port: Number(server.port) || (secure ? 443 : 80),
      path: server.pathname,
      secure,
      token: this.token,
      config: {
        iceServers: [...this.options.iceServers],
        certificates: [this.identity.certificate],
        bundlePolicy: 'max-bundle',
      },
    });
    this.peer = peer;
    peer.on('open', () => {
      this.failures = 0;
      this.options.on.server(true);
      this.dial();
    });
    peer.on('call', (incoming) => {
      this.onKnock(incoming);
    });
    peer.on('disconnected', () => {
      this.registerAgain();
    });
    peer.on('error', (error) => {
      // The library raises this on the peer, not on the call it belongs to.
      if (error.type === 'peer-unavailable') this.dropCall(this.call);
    });
    // Without a first registration the library gives the whole peer up instead of saying "disconnected".
    peer.on('close', () => {
      this.registerAgain();
    });
  }

  /** PeerJS does not come back by itself; the same id and token are taken back when the server is there again. */
  private registerAgain(): void {
    if (this.ended || this.reconnectTimer !== undefined) return;
    this.options.on.server(false);
    const wait = reconnectMs[Math.min(this.failures, reconnectMs.length - 1)];
    this.failures += 1;
    this.reconnectTimer = setTimeout(() => {
      this.reconnectTimer = undefined;
      if (this.ended || !this.peer) return;
      if (this.peer.destroyed) this.register();
      else if (this.peer.disconnected) this.peer.reconnect();
    }, wait);
  }

  private dial(): void {
    const partner = this.toCall;
    if (!partner || !this.peer?.open) return;
    this.toCall = null;
    const offered = this.senders.placeholder();
    // Typed as always a connection, but undefined when the peer lost its server in this very moment.
    const call: MediaConnection | undefined = this.peer.call(partner.peerId, offered.stream, {
      sdpTransform: preferRedundantSound,
    });
    if (!call) {
      offered.release();
      this.toCall = partner;
      return;
    }
    const connection = call.peerConnection;
    this.senders.bind(connection);
    offered.release();
    this.guardAnswers(call, connection, partner);
    this.adopt(call, partner);
  }

  private onKnock(incoming: MediaConnection): void {
    if (this.expected === null) {
      // The partner may be quicker than the row that names it: kept unanswered, with no device and no media involved.
      this.waiting?.close();
      this.waiting = incoming;
      return;
    }
    this.answer(incoming);
  }

  private answer(incoming: MediaConnection): void {
    const partner = this.expected;
    if (!partner || incoming.peer !== partner.peerId) {
      incoming.close();
      this.options.on.refused('stranger_refused');
      return;
    }
    this.hangUp();
    let refused = false;
    incoming.answer(undefined, {
      // Runs after the offer was applied and before any description of ours exists: throwing here answers nothing.
      sdpTransform: (sdp: string) => {
        const offer = incoming.peerConnection.remoteDescription?.sdp ?? '';
        if (!describesPartner(offer, partner.signaling)) {
          refused = true;
          queueMicrotask(() => {
            this.refuse(incoming);
          });
          throw new Error('the offer is not from the certificate the partner published');
        }
        return sdp;
      },
    });
    if (refused) return;
    this.senders.bindAnswer(incoming.peerConnection);
    this.guardAnswers(incoming, incoming.peerConnection, partner);
    this.adopt(incoming, partner);
  }

  /** Every later description from the other side has to come from the same certificate. */
  private guardAnswers(call: MediaConnection, connection: RTCPeerConnection, partner: PartnerAddress): void {
    const apply = connection.setRemoteDescription.bind(connection);
    connection.setRemoteDescription = async (description: RTCSessionDescriptionInit) => {
      if (!describesPartner(description.sdp ?? '', partner.signaling)) {
        this.refuse(call);
        throw new Error('the description is not from the certificate the partner published');
      }
      await apply(description);
    };
  }

  private adopt(call: MediaConnection, partner: PartnerAddress): void {
    this.call = call;
    const connection = call.peerConnection;
    connection.addEventListener('connectionstatechange', () => {
      if (connection.connectionState === 'failed') this.dropCall(call);
      if (connection.connectionState === 'connected') void this.verifyTransport(call, connection, partner);
    });
    call.on('stream', (stream) => {
      if (this.call === call) this.options.on.remoteStream(stream);
    });
    call.on('close', () => {
      this.dropCall(call);
    });
    call.on('error', () => {
      this.dropCall(call);
    });
    this.options.on.connection(connection);
  }

  private async verifyTransport(call: MediaConnection, connection: RTCPeerConnection, partner: PartnerAddress) {
    const proven = await authenticatedPartner(connection, partner.signaling);
    if (!proven && connection.connectionState === 'connected') this.refuse(call);
  }

  private refuse(call: MediaConnection): void {
    if (this.call === call) this.call = null;
    call.close();
    this.options.on.refused('partner_not_verified');
  }

  private dropCall(call: MediaConnection | null): void {
    if (!call || this.call !== call) return;
    this.call = null;
    call.close();
    this.options.on.closed();
  }

  private hangUp(): void {
    const call = this.call;
    this.call = null;
    this.toCall = null;
    call?.close();
  }
}
