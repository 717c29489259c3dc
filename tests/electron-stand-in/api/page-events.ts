/** What the browser says of a page, in Electron's events. */
import type { CdpSession } from '../cdp.ts';
import { fromBrowser } from '../custom-schemes.ts';

interface PageListener {
  isMainFrame: (frameId: string) => boolean;
  emit: (name: string, ...args: unknown[]) => void;
  navigated: (frameId: string, url: string) => void;
  movedWithin: (url: string) => void;
  loading: (is: boolean) => void;
  crashed: () => void;
}

/** The listener knows the new state before the event is emitted. */
export function followPage(cdp: CdpSession, page: PageListener): void {
  cdp.on('Page.frameNavigated', ({ frame }) => {
    if (frame.parentId !== undefined) return;
    const url = fromBrowser((frame.unreachableUrl ?? frame.url) + (frame.urlFragment ?? ''));
    page.navigated(frame.id, url);
    page.emit('did-navigate', {}, url, 200, '');
  });
  cdp.on('Page.navigatedWithinDocument', ({ frameId, url }) => {
    if (!page.isMainFrame(frameId)) return;
    page.movedWithin(fromBrowser(url));
    page.emit('did-navigate-in-page', {}, fromBrowser(url), true);
  });
  cdp.on('Page.frameStartedLoading', ({ frameId }) => {
    if (!page.isMainFrame(frameId)) return;
    page.loading(true);
    page.emit('did-start-loading', {});
  });
  cdp.on('Page.domContentEventFired', () => page.emit('dom-ready', {}));
  cdp.on('Page.loadEventFired', () => {
    page.loading(false);
    page.emit('did-finish-load', {});
    page.emit('did-stop-loading', {});
  });
  cdp.on('Runtime.consoleAPICalled', ({ type, args }) => {
    const message = args.map(({ value, description }) => String(value ?? description)).join(' ');
    page.emit('console-message', { level: type, message });
  });
  cdp.on('Inspector.targetCrashed', () => {
    page.crashed();
    page.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 133 });
  });
}
