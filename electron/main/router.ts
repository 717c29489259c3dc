/** All traffic with the page. The only importer of ipcMain. */
import { ipcMain, type IpcMainInvokeEvent, type WebContents } from 'electron';
import type { Answer, BridgeFailure, Invocation, Payload, Push, Pushes, Reply } from '#shared/ipc/bridge.ts';
import { invocationNames } from '#shared/ipc/bridge.ts';
import { isInvocation, parsePush, parseRequest, parseWith } from '#shared/ipc/parse.ts';
import type { RingInvocations, RingPushes } from '#shared/ipc/ring.ts';
import { ringRequestSchemas } from '#shared/ipc/ring-schemas.ts';
import { isAppUrl } from './app-origin.ts';
import { BridgeError } from './bridge-error.ts';
import { errorKind, type Log } from './log.ts';

/** A missing handler is a compile error. */
export type Handlers = { readonly [K in Invocation]: (payload: Payload<K>) => Reply<K> | Promise<Reply<K>> };
export type RingHandlers = {
  readonly [K in keyof RingInvocations]: (payload: Parameters<RingInvocations[K]>[0]) => ReturnType<RingInvocations[K]>;
};

/** Which page a group of requests belongs to: each window may say what its own contract holds and nothing else. */
export interface Line {
  /** Its web contents, which are only compared; undefined as long as its window does not exist. */
  sender: () => object | undefined;
  log: Log;
}

/** Answers every request of the main window's contract, always: with the value, or with a coded failure. */
export function serveRequests(handlers: Handlers, line: Line): void {
  // electron-store puts a channel of its own here, which tells every page the profile's folder without asking who it is.
  ipcMain.removeAllListeners('electron-store-get-data');
  for (const name of Object.keys(invocationNames)) {
    if (isInvocation(name)) registerOne(name, handlers, line);
  }
}

function registerOne<K extends Invocation>(name: K, handlers: Pick<Handlers, K>, line: Line): void {
  const handle: Handlers[K] = handlers[name];
  register(name, (raw) => parseRequest(name, raw), handle, line);
}

/** The same for the ring window. */
export function serveRing(handlers: RingHandlers, line: Line): void {
  const { 'ring:read': read, 'ring:answer': answer, 'ring:hide': hide } = ringRequestSchemas;
  register('ring:read', (raw) => parseWith('ring:read', read, raw), handlers['ring:read'], line);
  register('ring:answer', (raw) => parseWith('ring:answer', answer, raw), handlers['ring:answer'], line);
  register('ring:hide', (raw) => parseWith('ring:hide', hide, raw), handlers['ring:hide'], line);
}

function register<P, R>(
  name: string,
  parse: (raw: unknown) => Answer<P>,
  handle: (payload: P) => R | Promise<R>,
  { sender, log }: Line,
): void {
  const refuse = (error: BridgeFailure, reason: string = error.code): Answer<R> => {
    log('warn', 'request-refused', { request: name, code: error.code, reason });
    return { ok: false, error };
  };
  ipcMain.handle(name, async (event, raw: unknown): Promise<Answer<R>> => {
    if (!isFrom(event, sender()))
      return refuse({ code: 'desktop/refused-sender', message: 'This page may not use the bridge.' });
    const parsed = parse(raw);
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

/**
 * The window must be the one the request belongs to, and the frame its own page: a sub-frame shares the window of the page that
 * embeds it.
 */
function isFrom(event: IpcMainInvokeEvent, contents: object | undefined): boolean {
  const frame = event.senderFrame;
  return event.sender === contents && frame !== null && frame.parent === null && isAppUrl(frame.url);
}

/** Tells the page something; a page that is gone is not told. */
export function push<K extends Push>(target: WebContents | undefined, name: K, payload: Pushes[K]): void {
  if (!target || target.isDestroyed() || !isAppUrl(target.getURL())) return;
  target.send(name, parsePush(name, payload));
}

export function pushRing<K extends keyof RingPushes>(
  target: WebContents | undefined,
  name: K,
  payload: RingPushes[K],
): void {
  if (!target || target.isDestroyed() || !isAppUrl(target.getURL())) return;
  target.send(name, payload);
}
