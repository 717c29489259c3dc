/** The host under the client: Electron through its preload, or an ordinary browser tab. */
import type { DesktopBridge } from '#shared/ipc/bridge.ts';
import { createBrowserHost } from './browser-host.ts';
import { createPreloadHost } from './preload-host.ts';

let platform: DesktopBridge | undefined;

/** The same object every time; a component test makes its own with `createFakeHost()` and passes it in. */
export function getPlatform(): DesktopBridge {
  platform ??= window.desktop ? createPreloadHost(window.desktop) : createBrowserHost(window);
  return platform;
}

export type { DesktopBridge } from '#shared/ipc/bridge.ts';
