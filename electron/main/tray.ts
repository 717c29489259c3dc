import { Menu, Tray, nativeImage, type NativeImage } from 'electron';
import type { Presence, PresenceState } from '#shared/ipc/bridge.ts';
import type { Words } from './words.ts';

export interface TrayHost {
  /** Absolute path of the icon of a state. */
  icon: (state: PresenceState | 'ringing') => string;
  words: () => Words;
  open: () => void;
  quit: () => void;
}

/** The icon beside the clock: whether this computer can be rung, and the way back to the window. */
export class AppTray {
  readonly #host: TrayHost;
  readonly #tray: Tray;
  #presence: Presence;
  #ringing = false;
  #unread = 0;

  constructor(host: TrayHost) {
    this.#host = host;
    this.#presence = { state: 'unreachable', reason: host.words().starting };
    this.#tray = new Tray(this.#image());
    // Linux sends clicks only where the desktop has a StatusNotifier host, so the menu can always do the same.
    this.#tray.on('click', () => host.open());
    this.refresh();
  }

  report(presence: Presence): void {
    this.#presence = presence;
    this.refresh();
  }

  ringing(ringing: boolean): void {
    this.#ringing = ringing;
    this.refresh();
  }

  unread(count: number): void {
    this.#unread = count;
    this.refresh();
  }

  /** Also after a change of language. */
  refresh(): void {
    const words = this.#host.words();
    const { state, reason } = this.#presence;
    const status = this.#ringing
      ? words.incomingCall
      : [words.presence[state], reason].filter((part) => part !== undefined).join(': ');
    const unread = this.#unread > 0 ? [words.unread(this.#unread)] : [];
    this.#tray.setImage(this.#image());
    this.#tray.setToolTip(['MeroClinic', status, ...unread].join(' · '));
    this.#tray.setContextMenu(
      Menu.buildFromTemplate([
        { id: 'status', label: status, enabled: false },
        { type: 'separator' },
        { id: 'open', label: words.open, click: () => this.#host.open() },
        { id: 'quit', label: words.quit, click: () => this.#host.quit() },
      ]),
    );
  }

  /** Windows keeps the icon of a program that is gone until the pointer passes over it. */
  destroy(): void {
    if (!this.#tray.isDestroyed()) this.#tray.destroy();
  }

  #image(): NativeImage {
    const image = nativeImage.createFromPath(this.#host.icon(this.#ringing ? 'ringing' : this.#presence.state));
    return image;
  }
}
