import type { DeviceCode } from '#shared/errors/codes.ts';
import type { Sending } from './control-channel.ts';
import type { ChosenDevice } from './device-memory.ts';
import type { MediaKind } from './open-device.ts';

/** What this side sends, for the screen and for the partner. */
export interface LocalMediaSnapshot {
  readonly opening: boolean;
  /** For the self view; null while the camera is off or missing. */
  readonly picture: MediaStream | null;
  /** The screen or window that is shown to the other side instead of the camera. */
  readonly screen: MediaStream | null;
  readonly microphone: Sending;
  readonly camera: Sending;
  /** Why a device cannot be used, the newest first to be told. */
  readonly problems: Readonly<Partial<Record<MediaKind, DeviceCode>>>;
  /** The devices in use. */
  readonly devices: Readonly<Record<MediaKind, ChosenDevice | null>>;
  /** A device went away and this one took over. A new object each time. */
  readonly tookOver: { readonly kind: MediaKind; readonly label: string } | null;
}

export const noLocalMedia: LocalMediaSnapshot = {
  opening: false,
  picture: null,
  screen: null,
  microphone: 'missing',
  camera: 'missing',
  problems: {},
  devices: { audio: null, video: null },
  tookOver: null,
};
