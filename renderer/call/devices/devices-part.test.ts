import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { noLocalMedia } from '../engine/local-media-snapshot.ts';
import { DevicesPart } from './devices-part.ts';
import { openLevelMeter } from './level-meter.ts';

vi.mock('./level-meter.ts', { spy: true });

const device = (kind: MediaDeviceKind, deviceId: string) => ({ kind, deviceId, label: `the ${deviceId}` });
let plugged: readonly ReturnType<typeof device>[] = [];
let heard: (level: number) => void = () => undefined;
const closeMeter = vi.fn<() => void>();

beforeEach(() => {
  vi.useFakeTimers();
  localStorage.clear();
  plugged = [device('audioinput', 'mic-1'), device('videoinput', 'cam-1'), device('audiooutput', 'speaker-1')];
  const devices = Object.assign(new EventTarget(), { enumerateDevices: () => Promise.resolve(plugged) });
  vi.stubGlobal('navigator', Object.assign(Object.create(navigator), { mediaDevices: devices }));
  vi.mocked(openLevelMeter).mockImplementation((_track, listener) => {
    heard = listener;
    return { close: closeMeter };
  });
  closeMeter.mockReset();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

async function opened() {
  const current = { ...noLocalMedia };
  const track = {};
  const chosen = vi.fn<(kind: string, device: unknown) => Promise<void>>(() => Promise.resolve());
  const media = Object.assign(Object.create(null), { current: () => current, device: () => track, choose: chosen });
  const part = new DevicesPart({ self: { userId: 'person-1' }, media, changed: () => undefined });
  await vi.advanceTimersByTimeAsync(0);
  const change = async (next: Partial<typeof current>) => {
    Object.assign(current, next);
    part.media();
    await vi.advanceTimersByTimeAsync(0);
  };
  const replug = async (next: typeof plugged) => {
    plugged = next;
    navigator.mediaDevices.dispatchEvent(new Event('devicechange'));
    await vi.advanceTimersByTimeAsync(0);
  };
  return { part, change, chosen, replug };
}

describe('the devices of a call', () => {
  it('are listed by kind, and again when something is plugged in or out', async () => {
    const { part, replug } = await opened();
    expect(part.current().lists.audioinput).toEqual([{ id: 'mic-1', label: 'the mic-1' }]);
    await replug([...plugged, device('audioinput', 'mic-2'), device('audioinput', 'communications')]);
    expect(part.current().lists.audioinput.map(({ id }) => id)).toEqual(['mic-1', 'mic-2']);
    part.close();
    await replug([]);
    expect(part.current().lists.audioinput).toHaveLength(2);
  });

  it('the chosen speaker is kept; pulled out, the sound goes to the system’s and it is said', async () => {
    const { part, replug } = await opened();
    await part.choose('audiooutput', { id: 'speaker-1', label: 'the speaker-1' });
    expect((await opened()).part.current().speaker.id).toBe('speaker-1');
    await replug([device('audiooutput', 'speaker-2')]);
    expect(part.current()).toMatchObject({ speaker: { id: '' }, speakerLost: { label: 'the speaker-1' } });
  });

  it('camera and microphone are chosen where they are opened', async () => {
    const { part, chosen } = await opened();
    await part.choose('videoinput', { id: 'cam-1', label: '' });
    expect(chosen).toHaveBeenCalledWith('video', { id: 'cam-1', label: '' });
  });

  it('who speaks into a muted microphone is told, and only then is it listened to', async () => {
    const { part, change } = await opened();
    await change({ microphone: 'on' });
    expect(openLevelMeter).not.toHaveBeenCalled();
    await change({ microphone: 'off' });
    for (let word = 0; word < 40; word += 1) heard(0.9);
    expect(part.current().mutedSpeaking).toBe(true);
    vi.advanceTimersByTime(5_000);
    expect(part.current().mutedSpeaking).toBe(false);
    await change({ microphone: 'on' });
    expect(closeMeter).toHaveBeenCalledOnce();
  });

  it('the meter ends with the part', async () => {
    const { part, change } = await opened();
    await change({ microphone: 'off' });
    part.close();
    expect(closeMeter).toHaveBeenCalledOnce();
  });
});
