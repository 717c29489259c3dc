import { EventEmitter } from 'node:events';
import { fromBrowser, originOf } from '../custom-schemes.ts';
import { browser } from '../host.ts';
import { strict } from '../strict.ts';
import { protocol } from './protocol.ts';

type Reproduced =
  | 'setPermissionRequestHandler'
  | 'setPermissionCheckHandler'
  | 'setDevicePermissionHandler'
  | 'setDisplayMediaRequestHandler';
type RequestHandler = Parameters<Electron.Session['setPermissionRequestHandler']>[0];
type CheckHandler = Parameters<Electron.Session['setPermissionCheckHandler']>[0];
type DisplayHandler = Parameters<Electron.Session['setDisplayMediaRequestHandler']>[0];
export type Permission = Parameters<NonNullable<RequestHandler>>[1];

interface ControlledPermission {
  /** As Chromium calls it. */
  name: string;
  permission: Permission;
  mediaType?: 'audio' | 'video';
}
/** The permissions Chromium can be told about from outside; the others exist only as calls of the handlers. */
const controlled: readonly ControlledPermission[] = [
  { name: 'camera', permission: 'media', mediaType: 'video' },
  { name: 'microphone', permission: 'media', mediaType: 'audio' },
  { name: 'notifications', permission: 'notifications' },
  { name: 'geolocation', permission: 'geolocation' },
  { name: 'clipboard-read', permission: 'clipboard-read' },
  { name: 'midi', permission: 'midi' },
  { name: 'loopback-network', permission: 'loopback-network' },
  { name: 'local-network', permission: 'local-network' },
  { name: 'local-network-access', permission: 'local-network-access' },
];

/** Who asks: the web contents as the app knows them, and the address as the browser knows it. */
export interface Asker {
  contents: Electron.WebContents;
  browserUrl: string;
}

export class Session extends EventEmitter implements Pick<Electron.Session, Reproduced> {
  readonly protocol = protocol;
  #requestHandler: RequestHandler = null;
  #checkHandler: CheckHandler = null;
  #displayHandler: DisplayHandler = null;

  setPermissionRequestHandler(handler: RequestHandler): void {
    this.#requestHandler = handler;
  }

  setPermissionCheckHandler(handler: CheckHandler): void {
    this.#checkHandler = handler;
  }

  setDevicePermissionHandler(_handler: Parameters<Electron.Session['setDevicePermissionHandler']>[0]): void {
    // No device APIs are reproduced.
  }

  setDisplayMediaRequestHandler(handler: DisplayHandler, _options?: Electron.DisplayMediaRequestHandlerOpts): void {
    this.#displayHandler = handler;
  }

  /** Before a page runs: what `navigator.permissions` will answer and silent uses will get. */
  async applyChecks({ contents, browserUrl }: Asker): Promise<void> {
    if (!/^https?:/.test(browserUrl)) return;
    const url = fromBrowser(browserUrl);
    const origin = `${originOf(url)}/`;
    for (const { name, permission, mediaType } of controlled) {
      const details = {
        isMainFrame: true,
        requestingUrl: url,
        securityOrigin: origin,
        ...(mediaType && { mediaType }),
      };
      await this.#tellBrowser(name, this.#checkHandler?.(contents, permission, origin, details) ?? true, browserUrl);
    }
  }

  async request(
    { contents, browserUrl }: Asker,
    permission: Permission,
    details: { mediaTypes?: ('audio' | 'video')[] },
  ): Promise<boolean> {
    const url = fromBrowser(browserUrl);
    const granted = await new Promise<boolean>((resolve) => {
      const asked = { isMainFrame: true, requestingUrl: url, securityOrigin: `${originOf(url)}/`, ...details };
      if (this.#requestHandler) this.#requestHandler(contents, permission, resolve, asked);
      else resolve(true);
    });
    for (const { name, mediaType, ...known } of controlled) {
      const concerned =
        known.permission === permission && (!mediaType || details.mediaTypes?.includes(mediaType) !== false);
      if (concerned) await this.#tellBrowser(name, granted, browserUrl);
    }
    return granted;
  }

  /** @returns the name of what is captured, null for a refusal */
  async display(
    asker: Asker,
    frame: Electron.WebFrameMain,
    asked: { video: boolean; audio: boolean },
  ): Promise<string | null> {
    const handler = this.#displayHandler;
    if (!handler || !(await this.request(asker, 'display-capture', {}))) return null;
    const request: Electron.DisplayMediaRequestHandlerHandlerRequest = {
      frame,
      securityOrigin: fromBrowser(asker.browserUrl),
      videoRequested: asked.video,
      audioRequested: asked.audio,
      userGesture: true,
    };
    return new Promise((resolve) => {
      handler(request, (streams) => {
        const video = streams?.video;
        if (!video) resolve(null);
        else resolve('name' in video && typeof video.name === 'string' ? video.name : 'This tab');
      });
    });
  }

  async #tellBrowser(name: string, granted: boolean, url: string): Promise<void> {
    const setting = granted ? 'granted' : 'denied';
    // An older Chromium does not know every name; then there is nothing to set.
    await browser()
      .connection.root.send('Browser.setPermission', { permission: { name }, setting, origin: new URL(url).origin })
      .catch(() => undefined);
  }
}

export const defaultSession = new Session();
export const session = strict('session', { defaultSession, fromPartition: () => defaultSession });
