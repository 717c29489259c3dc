/** What leaves the app for another program. The only importer of `shell`. */
import { shell } from 'electron';
import type { DeviceKind } from '#shared/ipc/bridge.ts';
import { BridgeError } from './bridge-error.ts';

/** The one form of address that may leave: https without user information, as the parser writes it. */
export function externalAddress(raw: string): string | null {
  const url = URL.parse(raw);
  if (url === null || url.protocol !== 'https:' || url.host === '' || url.username !== '' || url.password !== '')
    return null;
  return url.href;
}

/** @throws BridgeError for anything but a plain https address */
export async function openExternal(raw: string): Promise<void> {
  const address = externalAddress(raw);
  if (address === null) throw new BridgeError('desktop/invalid-payload', 'Only https addresses are opened.');
  await shell.openExternal(address);
}

/** The pages of the system's settings that allow a device to an app. Linux has no such page. */
const settingsPages: Readonly<Record<string, Record<DeviceKind, string>>> = {
  darwin: {
    camera: 'x-apple.systempreferences:com.apple.preference.security?Privacy_Camera',
    microphone: 'x-apple.systempreferences:com.apple.preference.security?Privacy_Microphone',
  },
  win32: { camera: 'ms-settings:privacy-webcam', microphone: 'ms-settings:privacy-microphone' },
};

/** @returns false where the system has no such page */
export async function openDeviceSettings(platform: string, kind: DeviceKind): Promise<boolean> {
  const page = settingsPages[platform]?.[kind];
  if (page === undefined) return false;
  await shell.openExternal(page);
  return true;
}
