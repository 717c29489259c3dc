import { nativeImage, type NativeImage } from 'electron';

export interface BadgeHost {
  platform: string;
  setCount: (count: number) => void;
  setOverlay: (image: NativeImage | null, description: string) => void;
  overlayIcon: string;
  describe: (count: number) => string;
}

/** The number on the app's icon. Windows gets an overlay on the taskbar instead: with both it would show two. */
export function setBadge(count: number, host: BadgeHost): void {
  if (host.platform !== 'win32') host.setCount(count);
  else if (count === 0) host.setOverlay(null, '');
  else host.setOverlay(nativeImage.createFromPath(host.overlayIcon), host.describe(count));
}
