/** All traffic with the page. The only importer of ipcMain. */
import { ipcMain, type IpcMainInvokeEvent, type WebContents } from 'electron';
import type { Answer, BridgeFailure, Invocation, Payload, Push, Pushes, Reply } from '#shared/ipc/bridge.ts';
import { invocationNames } from '#shared/ipc/bridge.ts';
import { isInvocation, parsePush, parseRequest } from '#shared/ipc/parse.ts';
import { isAppUrl } from './app-origin.ts';
import { BridgeError } from './bridge-error.ts';
import { errorKind, type Log } from './log.ts';

/** A missing handler is a compile error. */
export type Handlers = { readonly [K in Invocation]: (payload: Payload<K>) => Reply<K> | Promise<Reply<K>> };

/** Answers every request of the contract, always: with the value, or with a coded failure. */
export function serveRequests(handlers: Handlers, log: Log): void {
  // electron-store puts a channel of its own here, which tells every page the profile's folder without asking who it is.
  ipcMain.removeAllListeners('electron-store-get-data');
  for (const name of Object.keys(invocationNames)) {
    if (isInvocation(name)) register(name, handlers, log);
  }
}

function register<K extends Invocation>(name: K, handlers: Pick<Handlers, K>, log: Log): void {
  const handle: Handlers[K] = handlers[name];
  const refuse = (error: BridgeFailure, reason: string = error.code): Answer<Reply<K>> => {
    log('warn', 'request-refused', { request: name, code: error.code, reason });
    return { ok: false, error };
  };
  ipcMain.handle(name, async (event, raw: unknown): Promise<Answer<Reply<K>>> => {
    if (!isFromApp(event))
      return refuse({ code: 'desktop/refused-sender', message: 'This page may not use the bridge.' });
    const parsed = parseRequest(name, raw);
    if (!parsed.ok) return refuse(parsed.error);
    try {
      return { ok: true, value: await handle(parsed.value) };
    } catch (error) {
      if (error instanceof BridgeError) return refuse({ code: error.code, message: error.message });
      return refuse(
        { code: 'desktop/failed', message: `"${name}" could not be done (${errorKind(error)}).` },
        errorKind(error),
      );
    }
  });
}

/** Compares the frame itself, not its window: a sub-frame shares the window of the page that embeds it. */
function isFromApp(event: IpcMainInvokeEvent): boolean {
  const frame = event.senderFrame;
  return frame !== null && frame.parent === null && isAppUrl(frame.url);
}

/** Tells the page something; a page that is gone is not told. */
export function push<K extends Push>(target: WebContents | undefined, name: K, payload: Pushes[K]): void {
  if (!target || target.isDestroyed() || !isAppUrl(target.getURL())) return;
  target.send(name, parsePush(name, payload));
}
