import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { deviceMemory } from './device-memory.ts';
import { LocalMedia } from './local-media.ts';

/** One device of the computer, open. */
class FakeTrack extends EventTarget {
  enabled = true;
  contentHint = '';
  readyState = 'live';
  readonly kind: string;
  readonly label: string;
  private readonly id: string;

  constructor(kind: string, id: string) {
    super();
    this.kind = kind;
    this.id = id;
    this.label = `The ${id}`;
  }
  getSettings() {
    return { deviceId: this.id };
  }
  stop(): void {
    this.readyState = 'ended';
  }
}

/** The computer's edge: which devices are plugged in, and what was opened. */
class FakeDevices {
  plugged: Record<'audio' | 'video', string[]> = { audio: ['desk mic', 'headset'], video: ['webcam', 'second camera'] };
  busy: string | null = null;
  readonly opened: FakeTrack[] = [];

  async getUserMedia(wanted: Partial<Record<'audio' | 'video', { deviceId?: { exact: string } }>>) {
    const tracks = (['audio', 'video'] as const).flatMap((kind) => {
      const asked = wanted[kind];
      if (!asked) return [];
      const id = asked.deviceId?.exact ?? this.plugged[kind][0];
      if (id === undefined || !this.plugged[kind].includes(id)) throw new DOMException('', 'NotFoundError');
      if (id === this.busy) throw new DOMException('', 'NotReadableError');
      return [new FakeTrack(kind, id)];
    });
    this.opened.push(...tracks);
    return { getTracks: () => tracks };
  }
  async getDisplayMedia() {
    this.opened.push(new FakeTrack('video', 'screen'));
    return { getVideoTracks: () => this.opened.slice(-1) };
  }
  async enumerateDevices() {
    return (['audio', 'video'] as const).flatMap((kind) =>
      this.plugged[kind].map((id) => ({ kind: `${kind}input`, deviceId: id, label: `The ${id}` })),
    );
  }
  unplug(track: FakeTrack): void {
    const kind = track.kind === 'audio' ? 'audio' : 'video';
    this.plugged[kind] = this.plugged[kind].filter((id) => `The ${id}` !== track.label);
    track.stop();
    track.dispatchEvent(new Event('ended'));
  }
  live(): string[] {
    return this.opened.filter(({ readyState }) => readyState === 'live').map(({ label }) => label);
  }
}

let devices: FakeDevices;
let stored: Map<string, string>;
const storage = {
  getItem: (key: string) => stored.get(key) ?? null,
  setItem: (key: string, value: string) => void stored.set(key, value),
};

beforeEach(() => {
  devices = new FakeDevices();
  stored = new Map();
  vi.stubGlobal('navigator', { mediaDevices: devices });
  vi.stubGlobal(
    'MediaStream',
    class {
      private readonly tracks: unknown[];
      constructor(tracks: unknown[]) {
        this.tracks = tracks;
      }
      getVideoTracks() {
        return this.tracks;
      }
    },
  );
});
afterEach(() => vi.unstubAllGlobals());

async function opened(person = 'sita') {
  const changed = vi.fn<() => void>();
  const media = new LocalMedia(changed, deviceMemory(person, storage));
  await media.open();
  return { media, changed };
}

const lastOpened = (): FakeTrack => {
  const track = devices.opened.at(-1);
  if (!track) throw new Error('nothing was opened');
  return track;
};

describe('devices of a call', () => {
  it('a chosen device replaces the one before and is taken again the next time, by this person only', async () => {
    const { media } = await opened();
    await media.choose('audio', { id: 'headset', label: 'The headset' });
    expect(devices.live()).toEqual(['The webcam', 'The headset']);
    expect(media.current().devices.audio).toEqual({ id: 'headset', label: 'The headset' });
    media.close();
    expect(devices.live()).toEqual([]);
    expect((await opened()).media.current().devices.audio?.label).toBe('The headset');
    expect((await opened('anisha')).media.current().devices.audio?.label).toBe('The desk mic');
  });

  it('a device that cannot be opened leaves the one before in use and says why', async () => {
    const { media } = await opened();
    devices.busy = 'second camera';
    await media.choose('video', { id: 'second camera', label: 'The second camera' });
    expect(media.current()).toMatchObject({ camera: 'on', problems: { video: 'camera_busy' } });
    expect(devices.live()).toContain('The webcam');
  });

  it('unplugged: the next one takes over and it is said; with none left the partner is told', async () => {
    const { media } = await opened();
    const [microphone] = devices.opened;
    if (!microphone) throw new Error('no microphone');
    devices.unplug(microphone);
    await vi.waitFor(() => expect(media.current().tookOver).toEqual({ kind: 'audio', label: 'The headset' }));
    expect(media.notice().audio).toBe('on');
    devices.unplug(lastOpened());
    await vi.waitFor(() => expect(media.current().problems.audio).toBe('microphone_missing'));
    expect(media.notice().audio).toBe('missing');
  });

  it('muted stays muted when another device takes over', async () => {
    const { media } = await opened();
    media.setMicrophone(false);
    const [microphone] = devices.opened;
    if (!microphone) throw new Error('no microphone');
    devices.unplug(microphone);
    await vi.waitFor(() => expect(lastOpened().label).toBe('The headset'));
    expect(lastOpened().enabled).toBe(false);
    expect(media.notice().audio).toBe('off');
  });

  it('taken by another program: said after a moment, and forgotten when it is given back', async () => {
    const { media } = await opened();
    vi.useFakeTimers();
    const camera = lastOpened();
    camera.dispatchEvent(new Event('mute'));
    vi.advanceTimersByTime(500);
    expect(media.current().problems.video).toBeUndefined();
    vi.advanceTimersByTime(1_500);
    expect(media.current().problems.video).toBe('camera_busy');
    expect(media.notice().video).toBe('missing');
    camera.dispatchEvent(new Event('unmute'));
    expect(media.notice().video).toBe('on');
    vi.useRealTimers();
  });

  it('a shared screen stands in for the camera until it ends, also with the camera off', async () => {
    const { media } = await opened();
    media.setCamera(false);
    media.showScreen(await navigator.mediaDevices.getDisplayMedia());
    const screen = lastOpened();
    expect(media.outgoing('video')).toBe(screen);
    expect(media.notice()).toEqual({ audio: 'on', video: 'on', screen: true });
    screen.dispatchEvent(new Event('ended'));
    expect(media.notice()).toEqual({ audio: 'on', video: 'off', screen: false });
    expect(media.outgoing('video')).toBeNull();
  });

  it('voice only leaves the picture out, says why, and keeps the camera ready', async () => {
    const { media } = await opened();
    media.setVoiceOnly(true);
    expect(media.outgoing('video')).toBeNull();
    expect(media.notice()).toMatchObject({ audio: 'on', video: 'voice-only' });
    media.setVoiceOnly(false);
    expect(media.outgoing('video')).not.toBeNull();
  });

  it('nothing stays open after the call, also what is answered late', async () => {
    const media = new LocalMedia(() => undefined);
    const opening = media.open();
    media.close();
    await opening;
    expect(devices.live()).toEqual([]);
  });
});

describe('what is remembered of a device', () => {
  it('survives a storage with rubbish in it', () => {
    stored.set('meroclinic.devices.sita', '{');
    const memory = deviceMemory('sita', storage);
    expect(memory.read('audioinput')).toBeNull();
    memory.write('audioinput', 'a');
    expect(memory.read('audioinput')).toBe('a');
  });
});
