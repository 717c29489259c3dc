import type { Self } from '#shared/domain/call/state.ts';
import { deviceMemory, type ChosenDevice, type ChosenKind } from '../engine/device-memory.ts';
import type { CallPart, PartScope } from '../parts/part.ts';
import { openLevelMeter, type LevelMeter } from './level-meter.ts';
import { isSpeaking, remember } from './speaking.ts';

export interface DevicesShown {
  readonly lists: Readonly<Record<ChosenKind, readonly ChosenDevice[]>>;
  /** Where the sound comes out; empty id: where the system lets it. */
  readonly speaker: ChosenDevice;
  /** The chosen speaker is not there; the sound comes out of the system's. No label: it was not there from the start. */
  readonly speakerLost: { readonly label: string } | null;
  /** Own microphone muted, and the person speaks. */
  readonly mutedSpeaking: boolean;
}

const systemSpeaker: ChosenDevice = { id: '', label: '' };
/** The notice stays this long after the last word, ms: long enough to be read. */
const staysMs = 4_000;

/** What of a call it needs; the device check, outside of any call, gives it just that. */
type DevicesScope = Pick<PartScope, 'media' | 'changed'> & { readonly self: Pick<Self, 'userId'> };

/** Which devices there are, where the sound comes out, and whether somebody speaks into a muted microphone. */
export class DevicesPart implements CallPart<DevicesShown> {
  private readonly scope: DevicesScope;
  private readonly memory;
  private readonly levelListeners = new Set<(level: number) => void>();
  private meter: LevelMeter | null = null;
  private metered: MediaStreamTrack | null = null;
  private levels: readonly number[] = [];
  private quietTimer: ReturnType<typeof setTimeout> | undefined;
  private closed = false;
  /** Listed again since a device was allowed. */
  private named = false;
  private shown: DevicesShown = {
    lists: { audioinput: [], videoinput: [], audiooutput: [] },
    speaker: systemSpeaker,
    speakerLost: null,
    mutedSpeaking: false,
  };
  private readonly listAgain = () => void this.list();

  constructor(scope: DevicesScope) {
    this.scope = scope;
    this.memory = deviceMemory(scope.self.userId);
    this.shown = { ...this.shown, speaker: { id: this.memory.read('audiooutput') ?? '', label: '' } };
    navigator.mediaDevices.addEventListener('devicechange', this.listAgain);
    void this.list();
  }

  current(): DevicesShown {
    return this.shown;
  }

  attach(): void {
    // Nothing of a connection is needed here.
  }

  detach(): void {
    // As above.
  }

  close(): void {
    this.closed = true;
    navigator.mediaDevices.removeEventListener('devicechange', this.listAgain);
    clearTimeout(this.quietTimer);
    this.stopMeter();
    this.levelListeners.clear();
  }

  async choose(kind: ChosenKind, device: ChosenDevice): Promise<void> {
    switch (kind) {
      case 'audioinput':
        await this.scope.media.choose('audio', device);
        break;
      case 'videoinput':
        await this.scope.media.choose('video', device);
        break;
      case 'audiooutput':
        this.memory.write(kind, device.id);
        this.show({ speaker: device });
        break;
    }
    this.follow();
  }

  /** Tries a device again that was refused, missing or taken by another program. */
  retry(kind: 'camera' | 'microphone'): void {
    this.scope.media.retry(kind === 'camera' ? 'video' : 'audio');
  }

  /** The microphone's level, some ten times a second, for as long as the returned function is not called. */
  hearLevel(listener: (level: number) => void): () => void {
    this.levelListeners.add(listener);
    this.follow();
    return () => {
      this.levelListeners.delete(listener);
      this.follow();
    };
  }

  /** Own devices changed: the microphone listened to may be another one, or muted now. */
  media(): void {
    this.follow();
    const { audio, video } = this.scope.media.current().devices;
    // Names are there only once a device has been allowed.
    if (!this.named && (audio ?? video) !== null) {
      this.named = true;
      void this.list();
    }
  }

  private follow(): void {
    if (this.closed) return;
    const muted = this.scope.media.current().microphone === 'off';
    const track = muted || this.levelListeners.size > 0 ? this.scope.media.device('audio') : null;
    if (!muted) this.stopSpeaking();
    if (track === this.metered) return;
    this.stopMeter();
    if (!track) return;
    this.metered = track;
    this.meter = openLevelMeter(track, (level) => {
      this.heard(level);
    });
  }

  private heard(level: number): void {
    for (const listener of this.levelListeners) listener(level);
    this.levels = remember(this.levels, level);
    if (this.scope.media.current().microphone !== 'off' || !isSpeaking(this.levels)) return;
    clearTimeout(this.quietTimer);
    this.quietTimer = setTimeout(() => {
      this.stopSpeaking();
    }, staysMs);
    if (!this.shown.mutedSpeaking) this.show({ mutedSpeaking: true });
  }

  private stopSpeaking(): void {
    clearTimeout(this.quietTimer);
    if (this.shown.mutedSpeaking) this.show({ mutedSpeaking: false });
  }

  private stopMeter(): void {
    this.meter?.close();
    this.meter = null;
    this.metered = null;
    this.levels = [];
  }

  private async list(): Promise<void> {
    const found = await navigator.mediaDevices.enumerateDevices();
    if (this.closed) return;
    const ofKind = (kind: ChosenKind): readonly ChosenDevice[] =>
      found
        // Chromium lists the system's choice a second time under these names.
        .filter((device) => device.kind === kind && device.deviceId !== '' && device.deviceId !== 'communications')
        .map(({ deviceId, label }) => ({ id: deviceId, label }));
    const lists = {
      audioinput: ofKind('audioinput'),
      videoinput: ofKind('videoinput'),
      audiooutput: ofKind('audiooutput'),
    };
    this.show({ lists, ...this.speakerAmong(lists.audiooutput) });
  }

  /** Before anything was allowed the list is empty and says nothing about what is plugged in. */
  private speakerAmong(there: readonly ChosenDevice[]): Partial<DevicesShown> {
    const { speaker } = this.shown;
    if (there.length === 0) return {};
    const wanted = this.memory.read('audiooutput');
    const found = there.find(({ id }) => id === wanted);
    if (found) return { speaker: found };
    return speaker.id === '' ? {} : { speaker: systemSpeaker, speakerLost: { label: speaker.label } };
  }

  private show(change: Partial<DevicesShown>): void {
    if (this.closed) return;
    this.shown = { ...this.shown, ...change };
    this.scope.changed();
  }
}
