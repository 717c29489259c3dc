// The only file that imports peerjs. Its errors, missing events and states are made ours here.
import { Peer, type MediaConnection } from 'peerjs';
import type { ConnectionPolicy, PartnerAddress } from '#shared/domain/call/state.ts';
import type { PeerAddress } from '../backend/backend.ts';
import { createIdentity, type Identity } from './engine/certificate.ts';
import { guardConnection, isSetUp } from './engine/connection-guard.ts';
import { EarlyCallers } from './engine/early-callers.ts';
import { guardSocket } from './engine/guard-socket.ts';
import { Later } from './engine/later.ts';
import { createPeerId } from './engine/peer-id.ts';
import { transportOf } from './engine/relay.ts';
import { describesPartner } from './engine/sdp-check.ts';
import { preferRedundantSound } from './engine/sound-codec.ts';
import { SenderBinding } from './engine/sender-binding.ts';
import { ServerContact } from './engine/server-contact.ts';
import { callWanted, SignalGate } from './engine/signal-gate.ts';
import { whereIs, type PeerLinkOptions, type WantedCall } from './peer-link-options.ts';

/** How soon after registering again an offer that waited at the server arrives, ms. */
const keptOfferMs = 200;

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
  private readonly server: ServerContact;
  private readonly gate: SignalGate;
  private peer: Peer | null = null;
  private call: MediaConnection | null = null;
  private expected: WantedCall | null = null;
  private readonly later = new Later();
  private readonly early = new EarlyCallers<MediaConnection>();
  private readonly offers = new WeakMap<MediaConnection, string>();
  private toCall: WantedCall | null = null;
  private dialling = false;
  /** The offer the library is raising a call for. */
  private offered = '';
  private ended = false;
  private knockedAt = -Infinity;

  private constructor(identity: Identity, options: PeerLinkOptions) {
    this.identity = identity;
    this.options = options;
    this.address = { peerId: createPeerId(), signaling: identity.signaling };
    this.senders = new SenderBinding(options.outgoing, options.coming);
    const ownId = this.address.peerId;
    this.server = new ServerContact({
      url: options.server,
      // PeerServer answers no question of its own, but delivers what is addressed to the sender.
      ask: () => this.peer?.socket.send({ type: 'LEAVE', dst: ownId }),
      connect: () => {
        if (this.peer?.destroyed) this.register();
        else if (this.peer?.disconnected) this.peer.reconnect();
      },
      disconnect: () => this.peer?.disconnect(),
      isOpen: () => this.peer?.open ?? false,
      pathBack: () => {
        this.options.on.pathBack();
      },
      callWaits: () => this.toCall !== null,
    });
    this.gate = new SignalGate({ ownId, stage: (from, connectionId) => this.stageOf(from, connectionId) });
    this.register();
  }

  /** Makes certificate and id and begins to register; the address is known at once. */
  static async open(options: PeerLinkOptions): Promise<PeerLink> {
    return new PeerLink(await createIdentity(), options);
  }

  /** Whether a connection to this very partner is there or being made. */
  isCalling({ peerId }: PartnerAddress): boolean {
    return this.call?.peer === peerId || this.toCall?.partner.peerId === peerId;
  }

  /** Whether this very partner answered the connection that is there, and it has not failed. */
  isAnswered({ peerId }: PartnerAddress): boolean {
    const connection = this.call?.peer === peerId ? this.call.peerConnection : null;
    return connection !== null && connection.remoteDescription !== null && connection.connectionState !== 'failed';
  }

  /** Calls the partner as soon as the server answers. A connection under way stays until the new one can be offered. */
  placeCall(partner: PartnerAddress, policy: ConnectionPolicy): void {
    this.toCall = { partner, policy };
    void this.dial();
  }

  /** What is there works again: a call that waits for the server is not placed. */
  keepCall(): void {
    if (this.call) this.toCall = null;
  }

  /** Asks the partner, which alone places calls, for a new one. */
  askForCall(): void {
    if (this.expected) this.peer?.socket.send(callWanted(this.expected.partner.peerId));
  }

  /** While nothing of the partner's arrives, the way to the server is looked after more closely. */
  setPartnerLost(lost: boolean): void {
    this.server.setPartnerLost(lost);
  }

  /** From now on this partner's call, and no other, is answered. One that came early is judged now. */
  expectCall(partner: PartnerAddress, policy: ConnectionPolicy): void {
    this.expected = { partner, policy };
    const callers = this.early.takeAll();
    for (const caller of callers) this.answer(caller);
    // Whoever cannot be connected is not left to wait for a call that will not come.
    if (callers.length === 0 && this.peer) void this.prepare(this.peer, policy);
  }

  refreshOutgoing(): void {
    this.senders.refresh();
  }

  /** The way to the network may be another: find out at once whether the server is there. */
  wake(): void {
    this.server.wake();
  }

  close(): void {
    this.ended = true;
    this.later.close();
    this.senders.close();
    this.server.close();
    this.toCall = null;
    this.hangUp();
    this.early.close();
    this.peer?.destroy();
    this.peer = null;
  }

  private register(): void {
    const peer = new Peer(this.address.peerId, {
      ...whereIs(this.options.server),
      token: this.token,
      config: this.configuration({ iceTransportPolicy: 'relay' }),
    });
    this.peer = peer;
    this.guardSignals(peer);
    this.server.begun();
    peer.on('open', () => {
      this.server.opened();
      this.options.on.server(true);
      this.askUnlessCalled();
      void this.dial();
    });
    peer.on('call', (incoming) => {
      this.onKnock(incoming, this.offered);
    });
    // PeerJS does not come back by itself; the same id and token are taken back when the server is there again.
    const gone = () => {
      if (this.ended || peer !== this.peer) return;
      this.options.on.server(false);
      this.server.gone();
    };
    peer.on('disconnected', gone);
    // Without a first registration the library gives the whole peer up instead of saying "disconnected".
    peer.on('close', gone);
    peer.on('error', ({ type }) => {
      // The offer to be answered cannot be used; every other fault is told by the connection or by the two above.
      const { call } = this;
      if (type === 'webrtc' && call?.peerConnection.remoteDescription === null && !call.localStream) {
        this.dropUnusable(call);
      }
    });
  }

  /** What the partner sent meanwhile went to a dead socket, unless the server kept it and delivers it now. */
  private askUnlessCalled(): void {
    const opened = performance.now();
    this.later.after(keptOfferMs, () => {
      if (this.server.partnerLost && this.knockedAt < opened) this.askForCall();
    });
  }

  private guardSignals(peer: Peer): void {
    guardSocket(peer.socket, this.gate, {
      heard: () => {
        this.server.heard();
      },
      passing: (offer) => {
        this.offered = offer;
      },
      callWanted: (from) => {
        if (this.call?.peer === from) this.options.on.callWanted();
      },
      unreachable: (id) => {
        if (this.call?.peer === id && !isSetUp(this.call.peerConnection)) this.dropCall(this.call);
      },
      refused: () => {
        this.options.on.refused('signal_refused');
      },
    });
  }

  private stageOf(from: string, connectionId: string): 'waiting' | 'making' | 'connected' | null {
    const { call } = this;
    if (call?.peer === from && call.connectionId === connectionId)
      return isSetUp(call.peerConnection) ? 'connected' : 'making';
    return this.early.get(from)?.connectionId === connectionId ? 'waiting' : null;
  }

  private configuration(transport: RTCConfiguration): RTCConfiguration {
    return { ...transport, certificates: [this.identity.certificate], bundlePolicy: 'max-bundle' };
  }

  /** Decides what the next connection is made with; false when it must not be made, or this link is over. */
  private async prepare(peer: Peer, policy: ConnectionPolicy): Promise<boolean> {
    const transport = transportOf(await this.options.relay.settings(), policy);
    if (this.ended || peer !== this.peer) return false;
    if (transport) peer.options.config = this.configuration(transport);
    else this.options.on.refused('relay_missing');
    return transport !== null;
  }

  private async dial(): Promise<void> {
    const { peer } = this;
    if (this.dialling || !peer) return;
    this.dialling = true;
    try {
      for (let wanted = this.toCall; wanted && peer.open && !this.ended; wanted = this.toCall) {
        // A call that is there is given up only for one that can be offered.
        if (this.call && !(await this.server.confirm())) return;
        const prepared = await this.prepare(peer, wanted.policy);
        if (this.toCall !== wanted || !peer.open) continue;
        this.toCall = null;
        if (prepared) this.offer(peer, wanted);
      }
    } finally {
      this.dialling = false;
    }
  }

  private offer(peer: Peer, { partner, policy }: WantedCall): void {
    this.hangUp();
    const offered = this.senders.placeholder();
    // Typed as always a connection, but undefined when the peer lost its server in this very moment.
    const call: MediaConnection | undefined = peer.call(partner.peerId, offered.stream, {
      sdpTransform: preferRedundantSound,
    });
    if (!call) {
      offered.release();
      this.toCall = { partner, policy };
      return;
    }
    this.senders.bind(call.peerConnection);
    offered.release();
    this.adopt(call, partner);
  }

  private onKnock(incoming: MediaConnection, offer: string): void {
    this.offers.set(incoming, offer);
    this.knockedAt = performance.now();
    // The partner may be quicker than the row that names it: kept unanswered, with no device and no media involved.
    if (this.expected === null) this.early.keep(incoming);
    else this.answer(incoming);
  }

  /** Judged by its sender and its certificate before anything of it is used; a call under way is not harmed by it. */
  private answer(incoming: MediaConnection): void {
    const { expected, peer } = this;
    if (!peer || incoming.peer !== expected?.partner.peerId) {
      this.early.keepForNow(incoming, () => {
        this.options.on.refused('stranger_refused');
      });
      return;
    }
    if (!describesPartner(this.offers.get(incoming) ?? '', expected.partner.signaling)) {
      incoming.close();
      this.options.on.refused('partner_not_verified');
      return;
    }
    this.early.keep(incoming);
    void this.answerWhenReady(peer, incoming, expected);
  }

  private async answerWhenReady(peer: Peer, incoming: MediaConnection, expected: WantedCall): Promise<void> {
    const ready = await this.prepare(peer, expected.policy);
    // Meanwhile another call of the same partner came, or this side ended.
    if (!this.early.take(incoming)) return;
    if (!ready) {
      incoming.close();
      return;
    }
    this.hangUp();
    incoming.answer();
    this.senders.bindAnswer(incoming.peerConnection);
    this.adopt(incoming, expected.partner);
  }

  private adopt(call: MediaConnection, partner: PartnerAddress): void {
    this.call = call;
    const connection = call.peerConnection;
    guardConnection(connection, partner, {
      impostor: () => {
        if (this.call === call) this.call = null;
        call.close();
        this.options.on.refused('partner_not_verified');
      },
      unusable: () => {
        this.dropUnusable(call);
      },
      proven: () => {
        if (this.call === call) this.options.on.verified(partner);
      },
    });
    connection.addEventListener('connectionstatechange', () => {
      if (connection.connectionState === 'failed') this.dropCall(call);
    });
    connection.addEventListener('icecandidateerror', ({ errorCode }) => {
      // 401 and 403: the relay does not, or no longer, know these credentials.
      if (errorCode === 401 || errorCode === 403) this.options.on.relayRefused(connection);
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

  private dropUnusable(call: MediaConnection): void {
    this.options.on.refused('signal_refused');
    if (!isSetUp(call.peerConnection)) this.dropCall(call);
  }

  private dropCall(call: MediaConnection): void {
    if (this.call !== call) return;
    this.call = null;
    call.close();
    this.options.on.closed();
  }

  private hangUp(): void {
    const { call } = this;
    this.call = null;
    call?.close();
  }
}
