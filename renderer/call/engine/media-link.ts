import type { CallEvent, ConnectionPolicy, PartnerAddress } from '#shared/domain/call/state.ts';
import type { PeerAddress } from '../../backend/backend.ts';
import type { AttachedConnection } from '../parts/part.ts';
import { PeerLink } from '../peer-link.ts';
import { openControlChannel, type ControlChannel, type HeardMessage, type MediaNotice } from './control-channel.ts';
import { watchMedia, type MediaWatch } from './media-watch.ts';
import type { OutgoingTracks } from './sender-binding.ts';

/** A connection with its control channel and its watch over what arrives: one thing to open and to close. */
export interface MediaLink {
  readonly address: PeerAddress;
  /** A connection to the same partner is kept, unless it is to be made anew. */
  placeCall(partner: PartnerAddress, anew: boolean, policy?: ConnectionPolicy): void;
  expectCall(partner: PartnerAddress, policy?: ConnectionPolicy): void;
  /** Both joined: sound and picture go out from now on. Before, the connection is negotiated and stays empty. */
  startSending(): void;
  /** Whether the partner's sound or picture arrives just now. */
  isFlowing(): boolean;
  /** What is sent changed: send it, and say so to the partner. */
  refreshOutgoing(notice: MediaNotice): void;
  close(): void;
}

export interface MediaLinkOptions {
  readonly server: string;
  readonly iceServers: readonly RTCIceServer[];
  readonly outgoing: OutgoingTracks;
  readonly notice: () => MediaNotice;
  readonly on: {
    event(
      event: Extract<CallEvent, { type: 'media-flowing' | 'media-silent' | 'link-closed' | 'partner-refused' }>,
    ): void;
    remote(remote: { stream: MediaStream | null; sending: MediaNotice | null }): void;
    server(reachable: boolean): void;
    /** The partner joined or said goodbye: the clinic's row has news. */
    news(): void;
    /** A new verified connection, for the call's parts; the one before was detached. */
    attached(connection: AttachedConnection): void;
    detached(): void;
    /** A word of the partner's. */
    message(message: HeardMessage): void;
  };
}

export async function openMediaLink(options: MediaLinkOptions): Promise<MediaLink> {
  const { on } = options;
  let control: ControlChannel | null = null;
  let watch: MediaWatch | null = null;
  let sendingOn = false;
  let stream: MediaStream | null = null;
  let sending: MediaNotice | null = null;

  const dropConnection = () => {
    if (control) on.detached();
    watch?.stop();
    watch = null;
    control?.close();
    control = null;
  };

  const announce = () => {
    control?.send({ type: 'joined' });
    control?.send({ type: 'media', ...options.notice() });
  };

  const link = await PeerLink.open({
    server: options.server,
    iceServers: options.iceServers,
    outgoing: (kind) => (sendingOn ? options.outgoing(kind) : null),
    on: {
      connection(connection) {
        dropConnection();
        control = openControlChannel(connection, {
          opened() {
            if (sendingOn) announce();
          },
          message(message) {
            if (message.type === 'media') {
              sending = { audio: message.audio, video: message.video, screen: message.screen };
              on.remote({ stream, sending });
            }
            if (message.type === 'bye' || message.type === 'joined') on.news();
            on.message(message);
          },
          flooded() {
            on.message({ type: 'flooded' });
          },
        });
        on.attached({ connection, control, sender: (kind) => senderOf(connection, kind) });
        watch = watchMedia(connection, {
          flowing() {
            on.event({ type: 'media-flowing' });
          },
          silent() {
            on.event({ type: 'media-silent' });
          },
          partner: () => sending,
        });
      },
      remoteStream(arrived) {
        stream = arrived;
        on.remote({ stream, sending });
      },
      closed() {
        dropConnection();
        on.event({ type: 'link-closed' });
      },
      refused(code) {
        on.event({ type: 'partner-refused', code });
      },
      server(reachable) {
        on.server(reachable);
      },
    },
  });

  return {
    address: link.address,
    placeCall(partner, anew) {
      if (!anew && link.isCalling(partner)) return;
      dropConnection();
      link.placeCall(partner);
    },
    expectCall(partner) {
      link.expectCall(partner);
    },
    startSending() {
      sendingOn = true;
      link.refreshOutgoing();
      announce();
    },
    isFlowing: () => watch?.isFlowing() ?? false,
    refreshOutgoing(notice) {
      if (!sendingOn) return;
      link.refreshOutgoing();
      control?.send({ type: 'media', ...notice });
    },
    close() {
      control?.send({ type: 'bye' });
      dropConnection();
      link.close();
    },
  };
}

function senderOf(connection: RTCPeerConnection, kind: 'audio' | 'video'): RTCRtpSender | null {
  return connection.getTransceivers().find(({ receiver }) => receiver.track.kind === kind)?.sender ?? null;
}
