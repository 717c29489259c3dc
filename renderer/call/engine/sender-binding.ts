import { firstHeight } from '#shared/domain/quality/sending-plan.ts';
import { answerWithRedundantSound } from './sound-codec.ts';

/** What this side wants to send now, per kind; null while there is nothing. */
export type OutgoingTracks = (kind: 'audio' | 'video') => MediaStreamTrack | null;
/** The camera whose picture is going to be sent, but is not yet; null when there is none, or it is sent already. */
export type ComingPicture = () => MediaStreamTrack | null;

const kinds = ['audio', 'video'] as const;

/**
 * Ties the senders of the current connection to the tracks of the moment. Both kinds are negotiated from the start,
 * with or without a device, so that a camera switched on later, changed or lost needs no second negotiation (PeerJS
 * has none). Before the join the partner is sent a copy of the camera that is switched off, which is black (Media
 * Capture and Streams, section 4.3.1): an encoder that runs already has the first real picture out some 90 ms sooner than
 * one that begins with it (docs/decisions/0017).
 */
export class SenderBinding {
  private readonly outgoing: OutgoingTracks;
  private readonly coming: ComingPicture;
  private dark: Dark | null = null;
  private readonly senders: Record<'audio' | 'video', RTCRtpSender | null> = { audio: null, video: null };

  constructor(outgoing: OutgoingTracks, coming: ComingPicture) {
    this.outgoing = outgoing;
    this.coming = coming;
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

  /** Nothing of the camera stays open here. */
  close(): void {
    this.putOut();
  }

  private send(kind: 'audio' | 'video'): void {
    const sender = this.senders[kind];
    const real = this.outgoing(kind);
    const dark = kind === 'video' && !real ? this.darkPicture() : null;
    if (dark && sender) {
      void this.sendDark(sender, dark);
      return;
    }
    if (!sender || sender.track === real) return;
    // Rejected only when the connection is closed meanwhile: then there is nothing to send to.
    const replaced = sender.replaceTrack(real).catch(() => undefined);
    // Stopped any sooner it would stop the encoder that it keeps running.
    if (kind === 'video' && real) void replaced.then(() => this.putOut());
  }

  private darkPicture(): Dark | null {
    const camera = this.coming();
    if (camera !== this.dark?.camera) this.putOut();
    if (camera && !this.dark) {
      const copy = camera.clone();
      copy.enabled = false;
      this.dark = { camera, copy };
    }
    return this.dark;
  }

  private async sendDark(sender: RTCRtpSender, dark: Dark): Promise<void> {
    if (sender.track === dark.copy) return;
    await beginSmall(sender, dark.camera);
    const wanted = this.dark === dark && this.senders.video === sender && this.outgoing('video') === null;
    if (wanted) await sender.replaceTrack(dark.copy).catch(() => undefined);
  }

  private putOut(): void {
    this.dark?.copy.stop();
    this.dark = null;
  }
}

/** A camera, and its copy that is switched off. */
interface Dark {
  readonly camera: MediaStreamTrack;
  readonly copy: MediaStreamTrack;
}

/** Before the first frame: an encoder that begins with too many lines goes far below what it could carry, and stays there. */
async function beginSmall(sender: RTCRtpSender, camera: MediaStreamTrack): Promise<void> {
  const parameters = sender.getParameters();
  const [encoding] = parameters.encodings;
  if (!encoding) return;
  encoding.scaleResolutionDownBy = Math.max(1, (camera.getSettings().height ?? firstHeight) / firstHeight);
  // Rejected when the same sender was told something else meanwhile: by whoever knows how large pictures begin.
  await sender.setParameters(parameters).catch(() => undefined);
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
