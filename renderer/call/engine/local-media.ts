import type { DeviceCode } from '#shared/errors/codes.ts';
import type { MediaNotice, Sending } from './control-channel.ts';
import { nothingRemembered, type ChosenDevice, type DeviceMemory } from './device-memory.ts';
import { noLocalMedia, type LocalMediaSnapshot } from './local-media-snapshot.ts';
import { constraintsFor, deviceCode, inputKind, rememberedId, type MediaKind } from './open-device.ts';

/** px, as constraints ask for it. */
const ordinaryHeight = 720;
/** A device that falls silent for this long was taken by another program, ms; shorter silences are its own affair. */
const takenAfterMs = 1_500;

/**
 * This computer's camera and microphone for one call: opened together, each on its own when the other is refused,
 * switched off by really stopping the camera, replaced when unplugged, and all closed by `close()`.
 */
export class LocalMedia {
  private readonly tracks: Record<MediaKind, MediaStreamTrack | null> = { audio: null, video: null };
  private readonly problems: Partial<Record<MediaKind, DeviceCode>> = {};
  private readonly wantedOn: Record<MediaKind, boolean> = { audio: true, video: true };
  private readonly memory: DeviceMemory;
  private readonly changed: () => void;
  private screen: MediaStreamTrack | null = null;
  private tookOver: LocalMediaSnapshot['tookOver'] = null;
  /** Open here, but another program has it: it gives nothing. */
  private readonly taken = new Set<MediaKind>();
  private opening = false;
  private paused = false;
  private locked = false;
  private voiceOnly = false;
  private detail = false;
  private closed = false;
  private snapshot: LocalMediaSnapshot = noLocalMedia;

  constructor(changed: () => void, memory: DeviceMemory = nothingRemembered) {
    this.changed = changed;
    this.memory = memory;
  }

  current(): LocalMediaSnapshot {
    return this.snapshot;
  }

  /** The track to send now, or null. */
  outgoing(kind: MediaKind): MediaStreamTrack | null {
    if (kind === 'audio') return this.tracks.audio;
    if (this.voiceOnly) return null;
    return this.screen ?? this.tracks.video;
  }

  /** The open device itself, whatever is sent; null while there is none. */
  device(kind: MediaKind): MediaStreamTrack | null {
    return this.tracks[kind];
  }

  notice(): MediaNotice {
    return { audio: this.sending('audio'), video: this.sendingPicture(), screen: this.screen !== null };
  }

  /** Opens both devices with one question to the person; falls back to each alone. Never rejects: see `problems`. */
  async open(): Promise<void> {
    if (this.opening || this.tracks.audio || this.tracks.video) return;
    this.opening = true;
    this.publish();
    try {
      const [audio, video] = await Promise.all([
        rememberedId('audio', this.memory),
        rememberedId('video', this.memory),
      ]);
      this.adopt(
        await navigator.mediaDevices.getUserMedia({
          audio: constraintsFor('audio', audio),
          video: constraintsFor('video', video),
        }),
      );
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

  /** Uses this device from now on, and the next time too. The one before goes on until the new one is open. */
  async choose(kind: MediaKind, { id }: ChosenDevice): Promise<void> {
    this.memory.write(inputKind[kind], id);
    if (kind === 'video' && !this.wantedOn.video) return;
    try {
      this.adopt(await navigator.mediaDevices.getUserMedia({ [kind]: constraintsFor(kind, id) }), 'replace');
    } catch (error) {
      this.problems[kind] = deviceCode(kind, error);
    }
    this.publish();
  }

  /** Tries a device again that was refused, missing or taken by another program. */
  retry(kind: MediaKind): void {
    this.drop(kind);
    void this.reopen(kind);
  }

  /** Shows this screen or window instead of the camera, until it ends or `stopScreen`. */
  showScreen(stream: MediaStream): void {
    this.stopScreen();
    const [track] = stream.getVideoTracks();
    if (!track) return;
    if (this.closed) {
      track.stop();
      return;
    }
    this.screen = track;
    track.addEventListener('ended', () => {
      if (this.screen === track) this.stopScreen();
    });
    this.apply();
  }

  stopScreen(): void {
    const track = this.screen;
    if (!track) return;
    this.screen = null;
    track.stop();
    this.apply();
  }

  /** While the path carries no picture: the sound goes on alone, and the partner is told why. */
  setVoiceOnly(voiceOnly: boolean): void {
    if (this.voiceOnly === voiceOnly) return;
    this.voiceOnly = voiceOnly;
    this.publish();
  }

  /** The camera gives every detail it has, for skin or a wound, instead of smooth movement. */
  setDetail(detail: boolean): void {
    if (this.detail === detail) return;
    this.detail = detail;
    this.hint();
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
    this.stopScreen();
    this.drop('audio');
    this.drop('video');
    this.publish();
  }

  private async openOne(kind: MediaKind): Promise<void> {
    try {
      const id = await rememberedId(kind, this.memory);
      this.adopt(await navigator.mediaDevices.getUserMedia({ [kind]: constraintsFor(kind, id) }));
    } catch (error) {
      this.problems[kind] = deviceCode(kind, error);
    }
  }

  private async reopen(kind: MediaKind): Promise<void> {
    await this.openOne(kind);
    this.publish();
  }

  private adopt(stream: MediaStream, mode: 'first' | 'replace' = 'first'): void {
    for (const track of stream.getTracks()) {
      const kind: MediaKind = track.kind === 'audio' ? 'audio' : 'video';
      // Answered too late, or no longer wanted: the light must not stay on.
      const unwanted = this.closed || (kind === 'video' && !this.wantedOn.video);
      if (unwanted || (mode === 'first' && this.tracks[kind])) {
        track.stop();
        continue;
      }
      this.drop(kind);
      this.tracks[kind] = track;
      delete this.problems[kind];
      this.follow(kind, track);
    }
    this.hint();
    this.apply();
  }

  private hint(): void {
    const camera = this.tracks.video;
    const hint = this.detail ? 'detail' : '';
    if (!camera || camera.contentHint === hint) return;
    camera.contentHint = hint;
    // What the camera cannot do it leaves as it is.
    const height = this.detail ? { ideal: 1_080 } : { ideal: ordinaryHeight };
    camera.applyConstraints({ ...constraintsFor('video'), width: {}, height }).catch(() => undefined);
  }

  /** A device may go away, or be taken by another program, at any moment. */
  private follow(kind: MediaKind, track: MediaStreamTrack): void {
    let taken: ReturnType<typeof setTimeout> | undefined;
    track.addEventListener('ended', () => {
      clearTimeout(taken);
      if (this.tracks[kind] === track) void this.takeNext(kind);
    });
    track.addEventListener('mute', () => {
      taken = setTimeout(() => {
        if (this.tracks[kind] !== track) return;
        this.taken.add(kind);
        this.problems[kind] = kind === 'audio' ? 'microphone_busy' : 'camera_busy';
        this.publish();
      }, takenAfterMs);
    });
    track.addEventListener('unmute', () => {
      clearTimeout(taken);
      if (this.tracks[kind] !== track || !this.taken.delete(kind)) return;
      delete this.problems[kind];
      this.publish();
    });
  }

  /** Unplugged: whatever the system prefers now takes over, and it is said. */
  private async takeNext(kind: MediaKind): Promise<void> {
    this.tracks[kind] = null;
    this.publish();
    try {
      this.adopt(await navigator.mediaDevices.getUserMedia({ [kind]: constraintsFor(kind) }));
      const next = this.device(kind);
      if (next) this.tookOver = { kind, label: next.label };
    } catch (error) {
      this.problems[kind] = deviceCode(kind, error);
    }
    this.publish();
  }

  private drop(kind: MediaKind): void {
    const track = this.tracks[kind];
    this.tracks[kind] = null;
    this.taken.delete(kind);
    track?.stop();
  }

  private apply(): void {
    const silent = this.paused || this.locked;
    if (this.tracks.audio) this.tracks.audio.enabled = this.wantedOn.audio && !silent;
    if (this.tracks.video) this.tracks.video.enabled = !silent;
    if (this.screen) this.screen.enabled = !silent;
    this.publish();
  }

  private sending(kind: MediaKind): Sending {
    if (!this.wantedOn[kind]) return 'off';
    if (!this.tracks[kind] || this.taken.has(kind)) return 'missing';
    return this.locked ? 'locked' : 'on';
  }

  private sendingPicture(): Sending {
    const camera = this.screen === null ? this.sending('video') : this.locked ? 'locked' : 'on';
    return camera === 'on' && this.voiceOnly ? 'voice-only' : camera;
  }

  private publish(): void {
    this.snapshot = {
      opening: this.opening,
      picture: streamOf(this.tracks.video, this.snapshot.picture),
      screen: streamOf(this.screen, this.snapshot.screen),
      microphone: this.sending('audio'),
      camera: this.sending('video'),
      problems: { ...this.problems },
      devices: { audio: inUse(this.tracks.audio), video: inUse(this.tracks.video) },
      tookOver: this.tookOver,
    };
    this.changed();
  }
}

/** The same stream for as long as the track is the same. */
function streamOf(track: MediaStreamTrack | null, before: MediaStream | null): MediaStream | null {
  if (track === null) return null;
  return before?.getVideoTracks()[0] === track ? before : new MediaStream([track]);
}

function inUse(track: MediaStreamTrack | null): ChosenDevice | null {
  return track && { id: track.getSettings().deviceId ?? '', label: track.label };
}
