import { EventEmitter } from 'node:events';
import { PreventableEvent } from '../preventable-event.ts';
import { app } from './app.ts';
import { openWindows } from './open-windows.ts';
import { WebContents } from './web-contents.ts';

type Reproduced =
  | 'id'
  | 'loadURL'
  | 'loadFile'
  | 'reload'
  | 'show'
  | 'showInactive'
  | 'hide'
  | 'close'
  | 'destroy'
  | 'isDestroyed'
  | 'isVisible'
  | 'isFocused'
  | 'focus'
  | 'blur'
  | 'minimize'
  | 'restore'
  | 'isMinimized'
  | 'maximize'
  | 'unmaximize'
  | 'isMaximized'
  | 'setFullScreen'
  | 'isFullScreen'
  | 'getBounds'
  | 'setBounds'
  | 'setMinimumSize'
  | 'getMinimumSize'
  | 'getNormalBounds'
  | 'setTitle'
  | 'getTitle'
  | 'flashFrame'
  | 'setAlwaysOnTop'
  | 'isAlwaysOnTop'
  | 'setVisibleOnAllWorkspaces'
  | 'isVisibleOnAllWorkspaces'
  | 'setMenu'
  | 'removeMenu'
  | 'setProgressBar'
  | 'setOverlayIcon'
  | 'setContentProtection'
  | 'moveTop';

let lastId = 0;

/** A window that is not drawn: what it would look like is kept, its page is real. */
export class BrowserWindow extends EventEmitter implements Pick<Electron.BrowserWindow, Reproduced> {
  static readonly #all = new Set<BrowserWindow>();
  static #focused: BrowserWindow | null = null;
  readonly id: number;
  readonly webContents: WebContents;
  #bounds: Electron.Rectangle;
  #title: string;
  #visible: boolean;
  #minimized = false;
  #maximized = false;
  #fullScreen = false;
  #onTop: boolean;
  #everywhere = false;
  #minimum: [number, number];
  #destroyed = false;

  constructor(options: Electron.BrowserWindowConstructorOptions = {}) {
    super();
    if (!app.isReady()) throw new Error('Cannot create BrowserWindow before app is ready');
    const { webPreferences = {}, x = 0, y = 0, width = 800, height = 600 } = options;
    const { nodeIntegration = false, contextIsolation = true, sandbox = true } = webPreferences;
    if (nodeIntegration || !contextIsolation || !sandbox) {
      throw new Error('electron stand-in: only sandboxed, isolated pages without Node are reproduced');
    }
    lastId += 1;
    this.id = lastId;
    this.#title = options.title ?? app.getName();
    this.#visible = options.show !== false;
    this.#onTop = options.alwaysOnTop ?? false;
    this.#minimum = [options.minWidth ?? 0, options.minHeight ?? 0];
    this.#bounds = { x, y, width, height };
    this.webContents = new WebContents(
      { webSecurity: true, ...webPreferences, contextIsolation, sandbox, nodeIntegration },
      this.#bounds,
    );
    this.#listen();
    BrowserWindow.#all.add(this);
    openWindows.add(this);
    app.emit('browser-window-created', {}, this);
    app.emit('web-contents-created', {}, this.webContents);
    void this.#resize();
    if (this.#visible) this.focus();
  }

  static getAllWindows(): BrowserWindow[] {
    return [...BrowserWindow.#all];
  }

  static fromWebContents(contents: WebContents): BrowserWindow | null {
    return BrowserWindow.getAllWindows().find((window) => window.webContents === contents) ?? null;
  }

  static fromId(id: number): BrowserWindow | null {
    return BrowserWindow.getAllWindows().find((window) => window.id === id) ?? null;
  }

  static getFocusedWindow(): BrowserWindow | null {
    return BrowserWindow.#focused;
  }

  loadURL(url: string): Promise<void> {
    return this.webContents.loadURL(url);
  }

  loadFile(path: string): Promise<void> {
    return this.webContents.loadFile(path);
  }

  reload(): void {
    this.webContents.reload();
  }

  show(): void {
    this.showInactive();
    this.focus();
  }

  showInactive(): void {
    if (this.#visible) return;
    this.#visible = true;
    this.emit('show');
  }

  hide(): void {
    if (!this.#visible) return;
    this.#visible = false;
    this.blur();
    this.emit('hide');
  }

  focus(): void {
    if (!this.#visible || this.isFocused()) return;
    BrowserWindow.#focused?.blur();
    BrowserWindow.#focused = this;
    this.emit('focus');
    app.emit('browser-window-focus', {}, this);
  }

  blur(): void {
    if (!this.isFocused()) return;
    BrowserWindow.#focused = null;
    this.emit('blur');
    app.emit('browser-window-blur', {}, this);
  }

  isFocused(): boolean {
    return BrowserWindow.#focused === this;
  }

  isVisible(): boolean {
    return this.#visible && !this.#minimized;
  }

  minimize(): void {
    this.#minimized = true;
    this.blur();
    this.emit('minimize');
  }

  restore(): void {
    this.#minimized = false;
    this.emit('restore');
  }

  isMinimized(): boolean {
    return this.#minimized;
  }

  maximize(): void {
    this.#maximized = true;
    this.emit('maximize');
  }

  unmaximize(): void {
    this.#maximized = false;
    this.emit('unmaximize');
  }

  isMaximized(): boolean {
    return this.#maximized;
  }

  setFullScreen(flag: boolean): void {
    this.#fullScreen = flag;
    this.emit(flag ? 'enter-full-screen' : 'leave-full-screen');
  }

  isFullScreen(): boolean {
    return this.#fullScreen;
  }

  getBounds(): Electron.Rectangle {
    return { ...this.#bounds };
  }

  getNormalBounds(): Electron.Rectangle {
    return { ...this.#bounds };
  }

  setBounds(bounds: Partial<Electron.Rectangle>): void {
    const before = this.#bounds;
    this.#bounds = { ...before, ...bounds };
    const { x, y, width, height } = this.#bounds;
    if (before.x !== x || before.y !== y) this.emit('move');
    if (before.width === width && before.height === height) return;
    void this.#resize();
    this.emit('resize');
    this.emit('resized');
  }

  setMinimumSize(width: number, height: number): void {
    this.#minimum = [width, height];
  }

  getMinimumSize(): number[] {
    return [...this.#minimum];
  }

  setTitle(title: string): void {
    this.#title = title;
  }

  getTitle(): string {
    return this.#title;
  }

  flashFrame(_flag: boolean): void {
    // Nothing is drawn; a test watches the calls.
  }

  setAlwaysOnTop(flag: boolean, _level?: string): void {
    this.#onTop = flag;
    this.emit('always-on-top-changed', {}, flag);
  }

  isAlwaysOnTop(): boolean {
    return this.#onTop;
  }

  setVisibleOnAllWorkspaces(visible: boolean, _options?: Electron.VisibleOnAllWorkspacesOptions): void {
    this.#everywhere = visible;
  }

  isVisibleOnAllWorkspaces(): boolean {
    return this.#everywhere;
  }

  setMenu(): void {
    // There is no menu bar.
  }

  removeMenu(): void {
    // There is no menu bar.
  }

  setProgressBar(_progress: number): void {
    // Nothing is drawn; a test watches the calls.
  }

  setOverlayIcon(_overlay: unknown, _description: string): void {
    // Nothing is drawn; a test watches the calls.
  }

  setContentProtection(_enable: boolean): void {
    // Nothing is drawn; a test watches the calls.
  }

  moveTop(): void {
    this.focus();
  }

  close(): void {
    if (this.#destroyed) return;
    const event = new PreventableEvent();
    this.emit('close', event);
    if (!event.defaultPrevented) this.destroy();
  }

  destroy(): void {
    if (this.#destroyed) return;
    this.webContents.close();
    this.#closed();
  }

  isDestroyed(): boolean {
    return this.#destroyed;
  }

  #listen(): void {
    this.webContents.once('did-finish-load', () => this.emit('ready-to-show'));
    this.webContents.on('page-title-updated', (event: PreventableEvent, title: string) => {
      this.emit('page-title-updated', event, title, true);
      if (!event.defaultPrevented) this.#title = title;
    });
    this.webContents.once('destroyed', () => this.#closed());
  }

  async #resize(): Promise<void> {
    const { width, height } = this.#bounds;
    const cdp = await this.webContents.cdp();
    cdp.tell('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: 1, mobile: false });
  }

  #closed(): void {
    if (this.#destroyed) return;
    this.blur();
    this.#destroyed = true;
    BrowserWindow.#all.delete(this);
    openWindows.delete(this);
    this.emit('closed');
    if (BrowserWindow.#all.size === 0) app.windowsGone();
  }
}
