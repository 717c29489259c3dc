import { BrowserWindow, screen, type NativeImage, type Rectangle, type WebContents } from 'electron';
import { appUrl } from './app-origin.ts';
import { placeToRestore, type WindowStateStore } from './window-state.ts';

/** What a press on the window's close button does. */
export type CloseBehaviour = 'hide' | 'minimize' | 'ask' | 'quit' | 'close';

export interface MainWindowHost {
  /** Absolute path of the built preload. */
  preload: string;
  icon: string;
  /** Start in the tray: at login. */
  hidden: boolean;
  state: WindowStateStore;
  /** Asked at every close. */
  onClose: () => CloseBehaviour;
  /** The app goes with its window, in the order in which an app quits. */
  quit: () => void;
  /** The window wanted to close during a call: it stays, and somebody asks the person. */
  askToClose: () => void;
  /** It was hidden or minimised instead of closed. */
  keptRunning: (how: 'hide' | 'minimize') => void;
  closed: () => void;
}

const minimum = { width: 420, height: 560 };
const standard = { width: 1180, height: 760 };
/** During a call, over the other windows, in a corner; large enough for a face and the controls. */
const small = { width: 420, height: 320, margin: 24 };
/** Moving and sizing say so many times a second; the place is kept when they have ended, ms. */
const settledMs = 400;

/** The one window. Closing hides it, so that its page keeps its sockets and can ring. */
export class MainWindow {
  readonly #host: MainWindowHost;
  readonly #window: BrowserWindow;
  #settle: ReturnType<typeof setTimeout> | undefined;
  /** Where the window was before it became small. */
  #before: { bounds: Rectangle; maximized: boolean } | undefined;

  constructor(host: MainWindowHost) {
    this.#host = host;
    const { bounds, maximized } = host.state.read();
    const areas = screen.getAllDisplays().map(({ workArea }) => workArea);
    this.#window = new BrowserWindow({
      ...standard,
      ...placeToRestore(bounds, areas, minimum),
      minWidth: minimum.width,
      minHeight: minimum.height,
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
    if (!host.hidden) {
      this.#window.once('ready-to-show', () => {
        if (maximized) this.#window.maximize();
        this.#window.show();
      });
    }
    this.#window.on('close', (event) => {
      const behaviour = host.onClose();
      this.#keepPlace();
      if (behaviour === 'close') return;
      event.preventDefault();
      this.#closeInstead(behaviour);
    });
    this.#window.on('closed', () => {
      clearTimeout(this.#settle);
      host.closed();
    });
    const changed = (): void => this.#keepPlaceSoon();
    this.#window.on('resize', changed);
    this.#window.on('move', changed);
    this.#window.on('maximize', changed);
    this.#window.on('unmaximize', changed);
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
    this.restoreSize();
    if (this.#window.isMinimized()) this.#window.restore();
    this.#window.show();
    this.#window.focus();
  }

  /** The call goes on in a corner, over the other windows. */
  shrink(): void {
    if (this.#before || this.#window.isDestroyed()) return;
    this.#keepPlace();
    this.#before = { bounds: this.#window.getNormalBounds(), maximized: this.#window.isMaximized() };
    if (this.#before.maximized) this.#window.unmaximize();
    const { workArea } = screen.getDisplayMatching(this.#before.bounds);
    this.#window.setMinimumSize(small.width, small.height);
    this.#window.setBounds({
      x: workArea.x + workArea.width - small.width - small.margin,
      y: workArea.y + workArea.height - small.height - small.margin,
      width: small.width,
      height: small.height,
    });
    this.#window.setAlwaysOnTop(true, 'floating');
  }

  /** The way back from `shrink`, also at the end of the call. */
  restoreSize(): void {
    const before = this.#before;
    this.#before = undefined;
    if (!before || this.#window.isDestroyed()) return;
    this.#window.setAlwaysOnTop(false);
    this.#window.setMinimumSize(minimum.width, minimum.height);
    this.#window.setBounds(before.bounds);
    if (before.maximized) this.#window.maximize();
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

  #closeInstead(behaviour: Exclude<CloseBehaviour, 'close'>): void {
    switch (behaviour) {
      case 'quit':
        this.#host.quit();
        return;
      case 'ask':
        this.#host.askToClose();
        return;
      case 'minimize':
        this.#window.minimize();
        break;
      case 'hide':
        this.#hide();
        break;
    }
    this.#host.keptRunning(behaviour);
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

  #keepPlaceSoon(): void {
    clearTimeout(this.#settle);
    this.#settle = setTimeout(() => this.#keepPlace(), settledMs);
  }

  #keepPlace(): void {
    clearTimeout(this.#settle);
    if (this.#before || this.#window.isDestroyed() || this.#window.isMinimized()) return;
    this.#host.state.change({ bounds: this.#window.getNormalBounds(), maximized: this.#window.isMaximized() });
  }
}
