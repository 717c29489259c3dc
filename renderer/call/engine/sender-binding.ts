import { answerWithRedundantSound } from './sound-codec.ts';

/** What this side wants to send now, per kind; null while there is nothing. */
export type OutgoingTracks = (kind: 'audio' | 'video') => MediaStreamTrack | null;

const kinds = ['audio', 'video'] as const;

/**
 * Ties the senders of the current connection to the tracks of the moment. Both kinds are negotiated from the start,
 * with or without a device, so that a camera switched on later, changed or lost needs no second negotiation (PeerJS
 * has none).
 */
export class SenderBinding {
  private readonly outgoing: OutgoingTracks;
  private readonly senders: Record<'audio' | 'video', RTCRtpSender | null> = { audio: null, video: null };

  constructor(outgoing: OutgoingTracks) {
    this.outgoing = outgoing;
  }

  /**
   * A stream with one track of each kind to make the offer with: the real ones where there are, else silent and empty
   * stand-ins that are taken out again (`refresh`) before anything is sent. `release` frees the stand-ins.
   */
  placeholder(): { stream: MediaStream; release(): void } {
    const standIns: StandIn[] = [];
    const tracks = kinds.flatMap((kind) => {
      const real = this.outgoing(kind);
      if (real) return [real];
      const standIn = kind === 'audio' ? silentTrack() : emptyPicture();
      standIns.push(standIn);
      return standIn.track ? [standIn.track] : [];
    });
    return {
      stream: new MediaStream(tracks),
      release() {
        for (const standIn of standIns) standIn.close();
      },
    };
  }

  /** The caller's side: the senders exist already, one of each kind. */
  bind(connection: RTCPeerConnection): void {
    for (const kind of kinds) {
      this.senders[kind] = connection.getSenders().find((sender) => sender.track?.kind === kind) ?? null;
    }
    this.refresh();
  }

  /**
   * The answering side: each media section of the offer is answered in both directions, whether or not there is a
   * device yet. `track` is told before the answer is made, which is the last moment to say so.
   */
  bindAnswer(connection: RTCPeerConnection): void {
    this.senders.audio = null;
    this.senders.video = null;
    // Both kinds belong to one stream; the caller's PeerJS fails on a track that belongs to none.
    const stream = new MediaStream();
    connection.addEventListener('track', ({ transceiver, track }) => {
      const kind = track.kind === 'audio' ? 'audio' : 'video';
      transceiver.direction = 'sendrecv';
      if (kind === 'audio') answerWithRedundantSound(transceiver);
      transceiver.sender.setStreams(stream);
      this.senders[kind] = transceiver.sender;
      this.send(kind);
    });
  }

  refresh(): void {
    for (const kind of kinds) this.send(kind);
  }

  private send(kind: 'audio' | 'video'): void {
    const sender = this.senders[kind];
    const track = this.outgoing(kind);
    if (!sender || sender.track === track) return;
    // Rejected only when the connection is closed meanwhile: then there is nothing to send to.
    sender.replaceTrack(track).catch(() => undefined);
  }
}

interface StandIn {
  readonly track: MediaStreamTrack | undefined;
  close(): void;
}

function silentTrack(): StandIn {
  const context = new AudioContext();
  const [track] = context.createMediaStreamDestination().stream.getAudioTracks();
  return {
    track,
    close() {
      track?.stop();
      void context.close();
    },
  };
}

function emptyPicture(): StandIn {
  const canvas = document.createElement('canvas');
  // A canvas without a context has nothing to capture.
  canvas.getContext('2d');
  const [track] = canvas.captureStream(0).getVideoTracks();
  return {
    track,
    close() {
      track?.stop();
    },
  };
}
