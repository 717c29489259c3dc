/** The windows that exist, as far as quitting is concerned; its own module because app and windows know each other. */
interface OpenWindow {
  close: () => void;
  isDestroyed: () => boolean;
}

export const openWindows = new Set<OpenWindow>();
