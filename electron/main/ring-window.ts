import { BrowserWindow, screen, type Rectangle, type WebContents } from 'electron';
import type { IncomingCall } from '#shared/ipc/bridge.ts';
import type { RingView } from '#shared/ipc/ring.ts';
import { appUrl } from './app-origin.ts';
import type { RingChannel } from './call-alerts.ts';
import { errorKind, type Log } from './log.ts';
import { pushRing } from './router.ts';

export interface RingWindowHost {
  platform: string;
  /** Absolute path of the built preload of the ring window. */
  preload: string;
  icon: string;
  view: (call: IncomingCall) => RingView;
  /** The person looks at the main window, which shows the call itself. */
  mainIsFocused: () => boolean;
  log: Log;
}

/** Size of the window and its distance from the edges of the display, in device-independent pixels. */
const size = { width: 380, height: 248 };
const margin = 16;

/**
 * The incoming call in a window of its own, over everything, on the display the person is working on, without taking the focus
 * from what they type into. It exists only while it rings, and it is what sounds, also where it is not shown.
 */
export class RingWindow implements RingChannel {
  readonly #host: RingWindowHost;
  #window: BrowserWindow | undefined;
  #call: IncomingCall | undefined;
  /** When the time left was said, to count on from there. */
  #since = 0;
  #loaded = false;
  /** Sent away by the person, with the sound. */
  #hidden = false;

  constructor(host: RingWindowHost) {
    this.#host = host;
  }

  get contents(): WebContents | undefined {
    return this.#window?.isDestroyed() === false ? this.#window.webContents : undefined;
  }

  /** What the window shows now; null when the ring is over. */
  get view(): RingView | null {
    if (!this.#call) return null;
    const view = this.#host.view(this.#call);
    return { ...view, secondsLeft: Math.max(0, view.secondsLeft - (performance.now() - this.#since) / 1000) };
  }

  start(call: IncomingCall): void {
    this.#take(call);
    const window = this.#create();
    this.#window = window;
    this.#loaded = false;
    this.#hidden = false;
    window.once('ready-to-show', () => {
      this.#loaded = true;
      this.showUnlessSeen();
    });
    window.on('close', (event) => {
      event.preventDefault();
      this.hide();
    });
    // The other channels still ring.
    window.webContents.on('render-process-gone', (_event, { reason }) => {
      this.#host.log('error', 'ring-window-gone', { reason });
      this.#destroy();
    });
    window.loadURL(`${appUrl}ring/index.html`).catch((error: unknown) => {
      // Answered before it was there.
      if (this.#window === window) this.#host.log('error', 'ring-window-not-loaded', { reason: errorKind(error) });
    });
  }

  update(call: IncomingCall): void {
    this.#take(call);
    const { view } = this;
    if (view) pushRing(this.contents, 'ring:changed', view);
  }

  stop(): void {
    this.#call = undefined;
    this.#destroy();
  }

  /** Also when the main window loses the focus while it rings. */
  showUnlessSeen(): void {
    const window = this.#window;
    if (!window || !this.#loaded || this.#hidden || this.#host.mainIsFocused() || window.isVisible()) return;
    window.setBounds(
      placeOn(screen.getDisplayNearestPoint(screen.getCursorScreenPoint()).workArea, this.#host.platform),
    );
    // Never `show`: it would take the focus, and a key meant for something else would answer.
    window.showInactive();
  }

  /** The call goes on ringing, silently and out of sight. */
  hide(): void {
    this.#hidden = true;
    this.#window?.hide();
    pushRing(this.contents, 'ring:silenced', null);
  }

  #take(call: IncomingCall): void {
    this.#call = call;
    this.#since = performance.now();
  }

  #destroy(): void {
    const window = this.#window;
    this.#window = undefined;
    window?.destroy();
  }

  #create(): BrowserWindow {
    const { platform, preload, icon } = this.#host;
    const window = new BrowserWindow({
      ...size,
      show: false,
      frame: false,
      resizable: false,
      minimizable: false,
      maximizable: false,
      fullscreenable: false,
      skipTaskbar: true,
      alwaysOnTop: true,
      // The first press already answers, although the window has no focus.
      acceptFirstMouse: true,
      // On macOS only a panel floats over another app's full screen without bringing this app to the front.
      ...(platform === 'darwin' && { type: 'panel' }),
      title: 'MeroClinic',
      icon,
      webPreferences: {
        preload,
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        webSecurity: true,
        spellcheck: false,
        backgroundThrottling: false,
      },
    });
    window.setAlwaysOnTop(true, 'screen-saver');
    // Without the type transformation, macOS would take the app's icon out of the dock for a moment.
    if (platform !== 'win32')
      window.setVisibleOnAllWorkspaces(true, { visibleOnFullScreen: true, skipTransformProcessType: true });
    return window;
  }
}

/** Where each system puts what asks for attention: the lower right on Windows, the upper right elsewhere. */
export function placeOn(area: Rectangle, platform: string): Rectangle {
  return {
    ...size,
    x: area.x + area.width - size.width - margin,
    y: platform === 'win32' ? area.y + area.height - size.height - margin : area.y + margin,
  };
}
