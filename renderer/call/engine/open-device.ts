import type { DeviceCode } from '#shared/errors/codes.ts';
import type { DeviceMemory } from './device-memory.ts';

export type MediaKind = 'audio' | 'video';

/** Which of the causes a refused device has, from the name of the browser's error. */
export function deviceCode(kind: MediaKind, error: unknown): DeviceCode {
  const device = kind === 'audio' ? 'microphone' : 'camera';
  const name = error instanceof DOMException ? error.name : '';
  switch (name) {
    case 'NotFoundError':
    case 'OverconstrainedError':
      return `${device}_missing`;
    case 'NotReadableError':
    case 'AbortError':
      return `${device}_busy`;
    case 'SecurityError':
      return `${device}_refused_by_clinic`;
    case 'NotAllowedError':
      // Chromium says which of them it was in the text only.
      if (!(error instanceof DOMException)) return `${device}_refused`;
      if (/policy/iu.test(error.message)) return `${device}_refused_by_clinic`;
      return /system/iu.test(error.message) ? `${device}_refused_by_system` : `${device}_refused`;
    default:
      return `${device}_refused`;
  }
}

const wanted: Record<MediaKind, MediaTrackConstraints> = {
  audio: { echoCancellation: true, noiseSuppression: true, autoGainControl: true, channelCount: { ideal: 1 } },
  video: { width: { ideal: 1280 }, height: { ideal: 720 }, frameRate: { ideal: 30 } },
};

export const inputKind = { audio: 'audioinput', video: 'videoinput' } as const;

/** What to ask the browser for. @param deviceId exactly this device; absent: whichever the system prefers */
export function constraintsFor(kind: MediaKind, deviceId?: string): MediaTrackConstraints {
  return deviceId === undefined ? wanted[kind] : { ...wanted[kind], deviceId: { exact: deviceId } };
}

/** The devices of a kind that are there now; without names until the person has allowed one. */
export async function listDevices(kind: MediaDeviceKind): Promise<readonly MediaDeviceInfo[]> {
  const devices = await navigator.mediaDevices.enumerateDevices();
  return devices.filter((device) => device.kind === kind && device.deviceId !== '');
}

/** The id of the device the person chose last, if it is there. */
export async function rememberedId(kind: MediaKind, memory: DeviceMemory): Promise<string | undefined> {
  const chosen = memory.read(inputKind[kind]);
  if (chosen === null) return undefined;
  return (await listDevices(inputKind[kind])).find(({ deviceId }) => deviceId === chosen)?.deviceId;
}
