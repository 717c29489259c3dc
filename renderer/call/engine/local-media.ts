import type { DeviceCode } from '#shared/errors/codes.ts';
import type { MediaNotice, Sending } from './control-channel.ts';

type Kind = 'audio' | 'video';

/** What this side sends, for the screen and for the partner. */
export interface LocalMediaSnapshot {
  readonly opening: boolean;
  /** For the self view; null while the camera is off or missing. */
  readonly picture: MediaStream | null;
  readonly microphone: Sending;
  readonly camera: Sending;
  /** Why a device cannot be used, the newest first to be told. */
  readonly problems: Readonly<Partial<Record<Kind, DeviceCode>>>;
}

export const noLocalMedia: LocalMediaSnapshot = {
  opening: false,
  picture: null,
  microphone: 'missing',
  camera: 'missing',
  problems: {},
};

/** Which of the causes a refused device has, from the name of the browser's error. */
export function deviceCode(kind: Kind, error: unknown): DeviceCode {
  const device = kind === 'audio' ? 'microphone' : 'camera';
  const name = error instanceof DOMException ? error.name : '';
  switch (name) {
    case 'NotFoundError':
    case 'OverconstrainedError':
      return `${device}_missing`;
    case 'NotReadableError':
    case 'AbortError':
      return `${device}_busy`;
    case 'NotAllowedError':
      // Chromium says which of the two it was in the text only.
      return error instanceof DOMException && /system/iu.test(error.message)
        ? `${device}_refused_by_system`
        : `${device}_refused`;
    default:
      return `${device}_refused`;
  }
}

const wanted: Record<Kind, MediaTrackConstraints> = {
  audio: { echoCancellation: true, noiseSuppression: true, autoGainControl: true },
  video: { width: { ideal: 1280 }, height: { ideal: 720 }, frameRate: { ideal: 30 } },
};

/**
 * This computer's camera and microphone for one call: opened together, each on its own when the other is refused,
 * switched off by really stopping the camera, and all closed by `close()`.
 */
export class LocalMedia {
  private readonly tracks: Record<Kind, MediaStreamTrack | null> = { audio: null, video: null };
  private readonly problems: Partial<Record<Kind, DeviceCode>> = {};
  private readonly wantedOn: Record<Kind, boolean> = { audio: true, video: true };
  private opening = false;
  private paused = false;
  private locked = false;
  private closed = false;
  private snapshot: LocalMediaSnapshot = noLocalMedia;
  private readonly changed: () => void;

  constructor(changed: () => void) {
    this.changed = changed;
  }

  current(): LocalMediaSnapshot {
    return this.snapshot;
  }

  /** The track to send now, or null. */
  outgoing(kind: Kind): MediaStreamTrack | null {
    return this.tracks[kind];
  }

  notice(): MediaNotice {
    return { audio: this.sending('audio'), video: this.sending('video') };
  }

  /** Opens both devices with one question to the person; falls back to each alone. Never rejects: see `problems`. */
  async open(): Promise<void> {
    if (this.opening || this.tracks.audio || this.tracks.video) return;
    this.opening = true;
    this.publish();
    try {
      this.adopt(await navigator.mediaDevices.getUserMedia(wanted));
    } catch {
      await Promise.all([this.openOne('audio'), this.openOne('video')]);
    }
    this.opening = false;
    this.publish();
  }

  /** Muting keeps the microphone open and sends silence, so that unmuting is immediate. */
  setMicrophone(on: boolean): void {
    this.wantedOn.audio = on;
    if (on && !this.tracks.audio) void this.reopen('audio');
    this.apply();
  }

  /** Switching the camera off closes it: its light goes out. */
  setCamera(on: boolean): void {
    this.wantedOn.video = on;
    if (!on) this.drop('video');
    else if (!this.tracks.video) void this.reopen('video');
    this.apply();
  }

  /** While paused nothing recognisable leaves this computer: silence and black. */
  setPaused(paused: boolean): void {
    this.paused = paused;
    this.apply();
  }

  /** While the computer is locked nobody can see who sits before it: silence and black, and the partner is told. */
  setLocked(locked: boolean): void {
    this.locked = locked;
    this.apply();
  }

  close(): void {
    this.closed = true;
    this.drop('audio');
    this.drop('video');
    this.publish();
  }

  private async openOne(kind: Kind): Promise<void> {
    try {
      this.adopt(await navigator.mediaDevices.getUserMedia({ [kind]: wanted[kind] }));
    } catch (error) {
      this.problems[kind] = deviceCode(kind, error);
    }
  }

  private async reopen(kind: Kind): Promise<void> {
    await this.openOne(kind);
    this.publish();
  }

  private adopt(stream: MediaStream): void {
    for (const track of stream.getTracks()) {
      const kind: Kind = track.kind === 'audio' ? 'audio' : 'video';
      // Answered too late, or no longer wanted: the light must not stay on.
      if (this.closed || (kind === 'video' && !this.wantedOn.video) || this.tracks[kind]) {
        track.stop();
        continue;
      }
      this.tracks[kind] = track;
      delete this.problems[kind];
      track.addEventListener('ended', () => {
        if (this.tracks[kind] !== track) return;
        this.tracks[kind] = null;
        this.problems[kind] = kind === 'audio' ? 'microphone_missing' : 'camera_missing';
        this.publish();
      });
    }
    this.apply();
  }

  private drop(kind: Kind): void {
    const track = this.tracks[kind];
    this.tracks[kind] = null;
    track?.stop();
  }

  private apply(): void {
    const silent = this.paused || this.locked;
    if (this.tracks.audio) this.tracks.audio.enabled = this.wantedOn.audio && !silent;
    if (this.tracks.video) this.tracks.video.enabled = !silent;
    this.publish();
  }

  private sending(kind: Kind): Sending {
    if (!this.wantedOn[kind]) return 'off';
    if (!this.tracks[kind]) return 'missing';
    return this.locked ? 'locked' : 'on';
  }

  private publish(): void {
    const video = this.tracks.video;
    const samePicture = this.snapshot.picture?.getVideoTracks()[0] === video && video !== null;
    this.snapshot = {
      opening: this.opening,
      picture: video === null ? null : samePicture ? this.snapshot.picture : new MediaStream([video]),
      microphone: this.sending('audio'),
      camera: this.sending('video'),
      problems: { ...this.problems },
    };
    this.changed();
  }
}
