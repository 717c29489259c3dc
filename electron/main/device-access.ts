import { systemPreferences } from 'electron';
import type { DeviceKind, DeviceStatus } from '#shared/ipc/bridge.ts';

/** What the operating system allows this app. Linux has no such switch, so there it is unknown. */
export function deviceStatus(platform: string, kind: DeviceKind): DeviceStatus {
  if (platform !== 'darwin' && platform !== 'win32') return 'unknown';
  return systemPreferences.getMediaAccessStatus(kind);
}
