import { safetyCode } from '#shared/domain/call/safety-code.ts';
import type { CallEvent, ConnectionPolicy, PartnerAddress } from '#shared/domain/call/state.ts';
import type { PeerAddress } from '../../backend/backend.ts';
import type { AttachedConnection } from '../parts/part.ts';
import type { RefusalCode } from '../peer-link-options.ts';
import { PeerLink } from '../peer-link.ts';
import { openControlChannel, type ControlChannel, type HeardMessage, type MediaNotice } from './control-channel.ts';
import { CallPlacing } from './call-placing.ts';
import { isSetUp } from './connection-guard.ts';
import { sendKeyFrame } from './key-frame.ts';
import { Later } from './later.ts';
import { mediaPath, type MediaPath } from './media-path.ts';
import { watchMedia, type MediaWatch } from './media-watch.ts';
import { watchNetwork } from './network-change.ts';
import type { RelaySource } from './relay.ts';
import type { OutgoingTracks } from './sender-binding.ts';

/** A connection with its control channel and its watch over what arrives: one thing to open and to close. */
export interface MediaLink {
  readonly address: PeerAddress;
  /** A connection to the same partner is kept, unless it is to be made anew. */
  placeCall(partner: PartnerAddress, anew: boolean, policy?: ConnectionPolicy): void;
  expectCall(partner: PartnerAddress, policy?: ConnectionPolicy): void;
  /** Both joined: sound and picture go out from now on. Before, the connection is negotiated and carries nothing but black. */
  startSending(): void;
  /** Whether the partner's sound or picture arrives just now. */
  isFlowing(): boolean;
  /** What is sent changed: send it, and say so to the partner. */
  refreshOutgoing(): void;
  close(): void;
}

export interface MediaLinkOptions {
  readonly server: string;
  /** Closed with the link. */
  readonly relay: RelaySource;
  readonly outgoing: OutgoingTracks;
  readonly notice: () => MediaNotice;
  readonly on: {
    event(
      event: Extract<CallEvent, { type: 'media-flowing' | 'media-silent' | 'link-closed' | 'partner-refused' }>,
    ): void;
    remote(remote: { stream: MediaStream | null; sending: MediaNotice | null }): void;
    server(reachable: boolean): void;
    /** The line was lost for some seconds and works again. */
    pathBack(): void;
    /** The way sound and picture take now. */
    path(path: MediaPath | null): void;
    /** What both people can read aloud, once the transport has authenticated the partner (shared/domain/call). */
    safetyCode(code: readonly string[] | null): void;
    /** The partner joined or said goodbye: the clinic's row has news. */
    news(word: 'joined' | 'bye'): void;
    /** A new verified connection, for the call's parts; the one before was detached. */
    attached(connection: AttachedConnection): void;
    detached(): void;
    /** A word of the partner's. */
    message(message: HeardMessage): void;
  };
}

/** After a refused connection the partner has this long to show a proven one, ms. */
const provenWithinMs = 2_000;
/** How long such a wish holds, ms: longer than silence takes to be noticed here. */
const wishHoldsMs = 5_000;
/** Whoever knocks without end is told of this often, ms. */
const refusalEveryMs = 1_000;

export async function openMediaLink(options: MediaLinkOptions): Promise<MediaLink> {
  const { on } = options;
  let control: ControlChannel | null = null;
  let watch: MediaWatch | null = null;
  let sendingOn = false;
  let soundOnly = false;
  /** When the partner was last said to want another call. */
  let wishedAt = -Infinity;
  let stream: MediaStream | null = null;
  let sending: MediaNotice | null = null;
  let closed = false;
  /** Whose words `sending` are. */
  let partnerId: string | null = null;
  /** Why the last connection could not be, while none was proven since. */
  let standing: RefusalCode | null = null;
  const later = new Later();
  const toldRefusals = new Map<string, number>();

  const dropConnection = () => {
    if (control) on.detached();
    watch?.stop();
    watch = null;
    control?.close();
    control = null;
  };

  const notice = (): MediaNotice => {
    const now = options.notice();
    return soundOnly && now.video === 'on' ? { ...now, video: 'voice-only' } : now;
  };

  const announce = () => {
    control?.send({ type: 'joined' });
    control?.send({ type: 'media', ...notice() });
  };

  /** Sound alone until something arrives; then the picture comes back by itself. */
  const setSoundOnly = (only: boolean) => {
    if (only === soundOnly) return;
    soundOnly = only;
    if (!sendingOn) return;
    link.refreshOutgoing();
    control?.send({ type: 'media', ...notice() });
  };

  /** Another device, or the same one begun anew: it has said nothing yet. */
  const meet = ({ peerId }: PartnerAddress) => {
    if (peerId !== partnerId) sending = null;
    partnerId = peerId;
  };

  const placing = new CallPlacing({
    place: (partner, policy) => {
      link.placeCall(partner, policy);
    },
    isCalling: (partner) => link.isCalling(partner),
    isAnswered: (partner) => link.isAnswered(partner),
  });

  /** The connection is dead: a new one, made here or asked for. */
  const callAnew = () => {
    if (placing.again()) return;
    link.askForCall();
    control?.send({ type: 'call-anew' });
  };

  const tellStanding = () => {
    if (standing) on.event({ type: 'partner-refused', code: standing });
  };

  const tellSafetyCode = async (partner: PartnerAddress) => {
    const code = await safetyCode(link.address.signaling, partner.signaling);
    if (!closed) on.safetyCode(code);
  };

  const tellPath = async (connection: RTCPeerConnection) => {
    const path = await mediaPath(connection);
    if (!closed && connection.connectionState === 'connected') on.path(path);
  };

  /** A connection made with credentials that the relay refused may have no way at all. */
  const renewRelay = async (connection: RTCPeerConnection) => {
    await options.relay.refused();
    if (!closed && !isSetUp(connection)) callAnew();
  };

  const watchOver = (connection: RTCPeerConnection, replacesFlowing: boolean) =>
    watchMedia(
      connection,
      {
        flowing() {
          placing.flowed();
          link.setPartnerLost(false);
          setSoundOnly(false);
          link.keepCall();
          void sendKeyFrame(connection);
          void tellPath(connection);
          on.event({ type: 'media-flowing' });
        },
        silent() {
          placing.lost();
          link.setPartnerLost(true);
          on.event({ type: 'media-silent' });
          if (performance.now() - wishedAt < wishHoldsMs) placing.again(true);
        },
        dead: callAnew,
        partner: () => sending,
      },
      { replacesFlowing },
    );

  const link = await PeerLink.open({
    server: options.server,
    relay: options.relay,
    outgoing: (kind) => (sendingOn && !(soundOnly && kind === 'video') ? options.outgoing(kind) : null),
    coming: () => (sendingOn ? null : options.outgoing('video')),
    on: {
      connection(connection) {
        const replacesFlowing = watch?.isFlowing() ?? false;
        dropConnection();
        control = openControlChannel(connection, {
          opened() {
            if (sendingOn) announce();
          },
          message(message) {
            if (message.type === 'media') {
              sending = { audio: message.audio, video: message.video, screen: message.screen };
              on.remote({ stream, sending });
              watch?.partnerTold();
            }
            if (message.type === 'bye' || message.type === 'joined') on.news(message.type);
            // Over the verified connection, of which only this direction works.
            if (message.type === 'call-anew') placing.again(true);
            on.message(message);
          },
          flooded() {
            on.message({ type: 'flooded' });
          },
        });
        on.attached({ connection, control, sender: (kind) => senderOf(connection, kind) });
        watch = watchOver(connection, replacesFlowing);
      },
      remoteStream(arrived) {
        stream = arrived;
        on.remote({ stream, sending });
      },
      verified(partner) {
        standing = null;
        void tellSafetyCode(partner);
      },
      callWanted() {
        // Passed on by a server that nobody trusts: believed once the path is silent here too, and not before.
        if (watch?.isFlowing()) wishedAt = performance.now();
        else placing.again(true);
      },
      relayRefused(connection) {
        void renewRelay(connection);
      },
      closed() {
        dropConnection();
        link.setPartnerLost(true);
        on.event({ type: 'link-closed' });
      },
      refused(code) {
        if (code === 'partner_not_verified' || code === 'relay_missing') standing = code;
        if (performance.now() - (toldRefusals.get(code) ?? -Infinity) < refusalEveryMs) return;
        toldRefusals.set(code, performance.now());
        on.event({ type: 'partner-refused', code });
      },
      server(reachable) {
        on.server(reachable);
      },
      pathBack() {
        on.pathBack();
      },
    },
  });

  const unwatchNetwork = watchNetwork(() => {
    link.wake();
    watch?.doubt();
  });

  return {
    address: link.address,
    placeCall(partner, anew, policy = 'as-before') {
      meet(partner);
      setSoundOnly(policy === 'audio-only');
      if (anew) placing.anew(partner, policy);
      else placing.first(partner, policy);
    },
    expectCall(partner, policy = 'as-before') {
      meet(partner);
      setSoundOnly(policy === 'audio-only');
      link.expectCall(partner, policy);
    },
    startSending() {
      sendingOn = true;
      link.refreshOutgoing();
      announce();
      // What was refused while it rang had nobody to be told to; now somebody waits for it.
      if (standing) later.after(provenWithinMs, tellStanding);
    },
    isFlowing: () => watch?.isFlowing() ?? false,
    refreshOutgoing() {
      link.refreshOutgoing();
      if (!sendingOn) return;
      control?.send({ type: 'media', ...notice() });
    },
    close() {
      closed = true;
      later.close();
      placing.close();
      unwatchNetwork();
      control?.send({ type: 'bye' });
      dropConnection();
      link.close();
      options.relay.close();
    },
  };
}

function senderOf(connection: RTCPeerConnection, kind: 'audio' | 'video'): RTCRtpSender | null {
  return connection.getTransceivers().find(({ receiver }) => receiver.track.kind === kind)?.sender ?? null;
}
