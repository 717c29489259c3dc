import { BrowserWindow, type NativeImage, type WebContents } from 'electron';
import { appUrl } from './app-origin.ts';

export interface MainWindowHost {
  /** Absolute path of the built preload. */
  preload: string;
  icon: string;
  /** Start in the tray: at login. */
  hidden: boolean;
  /** Asked at every close; false lets the window, and with it the app, go. */
  closesToTray: () => boolean;
  closed: () => void;
}

/** The one window. Closing hides it, so that its page keeps its sockets and can ring. */
export class MainWindow {
  readonly #window: BrowserWindow;

  constructor(host: MainWindowHost) {
    this.#window = new BrowserWindow({
      width: 1180,
      height: 760,
      minWidth: 420,
      minHeight: 560,
      show: false,
      title: 'MeroClinic',
      icon: host.icon,
      autoHideMenuBar: true,
      webPreferences: {
        preload: host.preload,
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        webSecurity: true,
        spellcheck: false,
        // A hidden page must notice an incoming call at once.
        backgroundThrottling: false,
      },
    });
    if (!host.hidden) this.#window.once('ready-to-show', () => this.#window.show());
    this.#window.on('close', (event) => {
      if (!host.closesToTray()) return;
      event.preventDefault();
      this.#hide();
    });
    this.#window.on('closed', () => host.closed());
  }

  /** @throws Electron's error when the page could not be loaded */
  load(): Promise<void> {
    return this.#window.loadURL(appUrl);
  }

  get contents(): WebContents {
    return this.#window.webContents;
  }

  get isFocused(): boolean {
    return !this.#window.isDestroyed() && this.#window.isFocused();
  }

  onFocus(told: (focused: boolean) => void): void {
    this.#window.on('focus', () => told(true));
    this.#window.on('blur', () => told(false));
  }

  reveal(): void {
    if (this.#window.isDestroyed()) return;
    if (this.#window.isMinimized()) this.#window.restore();
    this.#window.show();
    this.#window.focus();
  }

  /** Flashing a focused window would only disturb. */
  flash(wanted: boolean): void {
    if (this.#window.isDestroyed()) return;
    this.#window.flashFrame(wanted && !this.#window.isFocused());
  }

  setOverlay(image: NativeImage | null, description: string): void {
    if (!this.#window.isDestroyed()) this.#window.setOverlayIcon(image, description);
  }

  reload(): void {
    if (!this.#window.isDestroyed()) this.#window.webContents.reload();
  }

  #hide(): void {
    // macOS leaves an empty black space behind when a full-screen window is hidden.
    if (this.#window.isFullScreen()) {
      this.#window.once('leave-full-screen', () => this.#window.hide());
      this.#window.setFullScreen(false);
      return;
    }
    this.#window.hide();
  }
}
