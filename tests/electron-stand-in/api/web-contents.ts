import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import type { CdpSession } from '../cdp.ts';
import { fromBrowser, toBrowser } from '../custom-schemes.ts';
import { browser, names } from '../host.ts';
import { PreventableEvent } from '../preventable-event.ts';
import { makeWire } from '../wire.ts';
import { followPage } from './page-events.ts';
import { handlePageMessage, type PageMessage } from './page-messages.ts';
import { answerRequest } from './page-requests.ts';
import { evaluateIn, openDetails, openTarget } from './page-target.ts';
import { defaultSession, type Asker } from './session.ts';
import { MainFrame } from './web-frame-main.ts';

type Reproduced =
  | 'id'
  | 'loadURL'
  | 'loadFile'
  | 'getURL'
  | 'getTitle'
  | 'send'
  | 'executeJavaScript'
  | 'reload'
  | 'isLoading'
  | 'isDestroyed'
  | 'isCrashed'
  | 'isFocused'
  | 'focus'
  | 'close'
  | 'setWindowOpenHandler'
  | 'openDevTools'
  | 'setBackgroundThrottling'
  | 'setAudioMuted'
  | 'isAudioMuted'
  | 'isCurrentlyAudible'
  | 'forcefullyCrashRenderer';

const wire = makeWire();
let lastId = 0;

/** A page target of the browser. */
export class WebContents extends EventEmitter implements Pick<Electron.WebContents, Reproduced> {
  static readonly #all = new Set<WebContents>();
  readonly id: number;
  readonly session = defaultSession;
  readonly mainFrame: MainFrame;
  /** Resolves when the target exists and is listened to. */
  readonly ready: Promise<void>;
  readonly #preferences: Electron.WebPreferences;
  #cdp: CdpSession | undefined;
  #targetId = '';
  #frameId = '';
  /** Of the preload's world; undefined between pages. The plain number would not do: each process counts from one. */
  #contextId: string | undefined;
  #url = '';
  #title = '';
  #loading = false;
  #destroyed = false;
  #crashed = false;
  #muted = false;
  /** Navigations that main asked for and that therefore raise no `will-navigate`. */
  #expected = 0;
  #openHandler: (details: Electron.HandlerDetails) => Electron.WindowOpenHandlerResponse = () => ({ action: 'allow' });

  constructor(preferences: Electron.WebPreferences, size: { width: number; height: number }) {
    super();
    lastId += 1;
    this.id = lastId;
    this.#preferences = preferences;
    this.mainFrame = new MainFrame(
      () => this.#url,
      () => this.#destroyed,
    );
    WebContents.#all.add(this);
    this.ready = this.#create(size);
    // Nothing can go on without the page, and nobody may be waiting for it.
    this.ready.catch((error: unknown) => process.emit('uncaughtException', error as Error));
  }

  static getAllWebContents(): WebContents[] {
    return [...WebContents.#all];
  }

  static fromId(id: number): WebContents | undefined {
    return WebContents.getAllWebContents().find((contents) => contents.id === id);
  }

  static fromDevToolsTargetId(targetId: string): WebContents | undefined {
    return WebContents.getAllWebContents().find((contents) => contents.#targetId === targetId);
  }

  /** The target's session, once there is one. */
  async cdp(): Promise<CdpSession> {
    await this.ready;
    if (!this.#cdp) throw new Error('Object has been destroyed');
    return this.#cdp;
  }

  async loadURL(url: string): Promise<void> {
    const cdp = await this.cdp();
    this.#expected += 1;
    const loaded = new Promise<void>((resolve) => {
      this.once('did-finish-load', () => resolve());
    });
    this.#url = url;
    const { errorText } = await cdp.send('Page.navigate', { url: toBrowser(url) });
    if (errorText !== undefined) {
      this.emit('did-fail-load', {}, -2, errorText, url, true);
      throw new Error(`${errorText} (-2) loading '${url}'`);
    }
    await loaded;
  }

  loadFile(path: string): Promise<void> {
    return this.loadURL(pathToFileURL(path).href);
  }

  reload(): void {
    this.#expected += 1;
    this.#tell((cdp) => cdp.send('Page.reload'));
  }

  /** Goes nowhere between two pages, as in Electron. */
  send(channel: string, ...args: unknown[]): void {
    const encoded = wire.encode(structuredClone(args));
    if (this.#contextId === undefined) return;
    this.#call({ uniqueContextId: this.#contextId }, { kind: 'message', channel, args: encoded });
  }

  async executeJavaScript(code: string): Promise<unknown> {
    return evaluateIn(await this.cdp(), code);
  }

  getURL(): string {
    return this.#url;
  }

  getTitle(): string {
    return this.#title;
  }

  isLoading(): boolean {
    return this.#loading;
  }

  isDestroyed(): boolean {
    return this.#destroyed;
  }

  isCrashed(): boolean {
    return this.#crashed;
  }

  isFocused(): boolean {
    return !this.#destroyed;
  }

  focus(): void {
    this.#tell((cdp) => cdp.send('Page.bringToFront'));
  }

  setBackgroundThrottling(): void {
    // Headless pages are never throttled.
  }

  setAudioMuted(muted: boolean): void {
    this.#muted = muted;
  }

  isAudioMuted(): boolean {
    return this.#muted;
  }

  isCurrentlyAudible(): boolean {
    return false;
  }

  forcefullyCrashRenderer(): void {
    this.#tell((cdp) => cdp.send('Page.crash'));
  }

  openDevTools(): void {
    this.emit('devtools-opened');
  }

  setWindowOpenHandler(handler: (details: Electron.HandlerDetails) => Electron.WindowOpenHandlerResponse): void {
    this.#openHandler = handler;
  }

  /** Not in Electron's typings, but there, and what a test of the security settings reads. */
  getLastWebPreferences(): Electron.WebPreferences {
    return { ...this.#preferences };
  }

  close(): void {
    if (this.#destroyed) return;
    const closing = this.ready.then(() =>
      browser().connection.root.send('Target.closeTarget', { targetId: this.#targetId }),
    );
    // The browser may be gone already.
    closing.catch(() => undefined);
  }

  async #create(size: { width: number; height: number }): Promise<void> {
    const { frameId } = await openTarget({
      size,
      preload: this.#readPreload(),
      argv: this.#preferences.additionalArguments ?? [],
      attached: (cdp, targetId) => {
        this.#cdp = cdp;
        this.#targetId = targetId;
        this.#listen(cdp);
      },
      destroyed: () => this.#gone(),
    });
    this.#frameId = frameId;
  }

  #readPreload(): string | undefined {
    const path = this.#preferences.preload;
    if (path === undefined) return undefined;
    try {
      return readFileSync(path, 'utf8');
    } catch (error) {
      this.#preloadFailed(error as Error);
      return undefined;
    }
  }

  #listen(cdp: CdpSession): void {
    cdp.on('Fetch.requestPaused', (paused) => {
      const isMainDocument = paused.resourceType === 'Document' && paused.frameId === this.#frameId;
      void answerRequest(cdp, paused, (url) => (isMainDocument ? this.#mayNavigate(url) : Promise.resolve(true)));
    });
    cdp.on('Runtime.executionContextCreated', ({ context }) => {
      const inMainFrame = (context.auxData as { frameId?: string } | undefined)?.frameId === this.#frameId;
      if (context.name === names.world && inMainFrame) this.#contextId = context.uniqueId;
    });
    cdp.on('Runtime.executionContextDestroyed', ({ executionContextUniqueId }) => {
      if (this.#contextId === executionContextUniqueId) this.#contextId = undefined;
    });
    cdp.on('Runtime.bindingCalled', ({ name, payload, executionContextId }) => {
      if (name === names.binding) this.#receive(JSON.parse(payload) as PageMessage, executionContextId);
    });
    followPage(cdp, {
      isMainFrame: (frameId) => frameId === this.#frameId,
      emit: (name, ...args) => void this.emit(name, ...args),
      navigated: (frameId, url) => {
        this.#frameId = frameId;
        this.#crashed = false;
        this.#url = url;
      },
      movedWithin: (url) => {
        this.#url = url;
      },
      loading: (is) => {
        this.#loading = is;
        if (!is) void this.#readTitle();
      },
      crashed: () => {
        this.#crashed = true;
        this.#contextId = undefined;
      },
    });
    cdp.on('Page.windowOpen', ({ url }) => this.#opens(url));
  }

  async #readTitle(): Promise<void> {
    // The page may be gone by the time it is asked.
    const title = await this.executeJavaScript('document.title').catch(() => this.#title);
    if (title === this.#title) return;
    this.#title = String(title);
    this.emit('page-title-updated', new PreventableEvent(), this.#title, true);
  }

  #opens(url: string): void {
    const { action } = this.#openHandler(openDetails(url));
    if (action === 'allow') throw new Error(`electron stand-in: child windows are not reproduced (${url})`);
  }

  async #mayNavigate(browserUrl: string): Promise<boolean> {
    if (this.#expected > 0) {
      this.#expected -= 1;
    } else {
      const url = fromBrowser(browserUrl);
      const event = new PreventableEvent({ url, isMainFrame: true, isSameDocument: false, frame: this.mainFrame });
      this.emit('will-frame-navigate', event);
      this.emit('will-navigate', event, url);
      if (event.defaultPrevented) return false;
    }
    await this.session.applyChecks(this.#asker(browserUrl));
    return true;
  }

  #asker(browserUrl: string): Asker {
    return { contents: this as unknown as Electron.WebContents, browserUrl };
  }

  #receive(message: PageMessage, contextId: number): void {
    const asker = this.#asker(toBrowser(this.#url));
    const frame = this.mainFrame as unknown as Electron.WebFrameMain;
    void handlePageMessage(message, {
      reply: (body) => this.#call({ contextId }, body),
      ipcEvent: () => this.#ipcEvent(),
      permission: (permission, details) => this.session.request(asker, permission, details),
      display: (asked) => this.session.display(asker, frame, asked),
      opens: (url) => this.#opens(url),
      preloadFailed: (error) => this.#preloadFailed(error),
    });
  }

  #preloadFailed(error: Error): void {
    process.stderr.write(`Unable to load preload script: ${error.message}\n`);
    this.emit('preload-error', {}, this.#preferences.preload, error);
  }

  #ipcEvent(): object {
    return { type: 'frame', sender: this, senderFrame: this.mainFrame, frameId: 1, processId: 1 };
  }

  #call(context: { contextId: number } | { uniqueContextId: string }, message: object): void {
    const expression = `${names.deliver}(${JSON.stringify(JSON.stringify(message))})`;
    this.#cdp?.tell('Runtime.evaluate', { ...context, expression });
  }

  #tell(request: (cdp: CdpSession) => Promise<unknown>): void {
    // The target may be gone by now.
    this.cdp()
      .then(request)
      .catch(() => undefined);
  }

  #gone(): void {
    if (this.#destroyed) return;
    this.#destroyed = true;
    WebContents.#all.delete(this);
    this.emit('destroyed');
  }
}
