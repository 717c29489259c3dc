/**
 * What is put before a page's own scripts, in the world of the preload: `require('electron')` of a sandboxed preload.
 *
 * Put into pages as text: it may use its arguments and the globals of a page, nothing else.
 */
import type { Wire } from '../wire.ts';
import type { ChannelEnd, Message } from './channel.ts';

export interface PreloadFacts {
  binding: string;
  deliver: string;
  process: Record<string, unknown>;
}
export interface PreloadScope {
  require: (id: string) => unknown;
  module: { exports: object };
  process: Record<string, unknown>;
  failed: (error: unknown) => void;
}

export function isolatedWorld(end: ChannelEnd, wire: Wire, facts: PreloadFacts): PreloadScope {
  type Listener = (...args: unknown[]) => void;
  const post = (globalThis as unknown as Record<string, (text: string) => void>)[facts.binding];
  const send = (message: Message): void => post?.(JSON.stringify(message));
  const calls = new Map<number, { resolve: (value: unknown) => void; reject: (error: unknown) => void }>();
  const listeners = new Map<string, { run: Listener; original: Listener }[]>();
  let lastCall = 0;

  const request = (message: Message): Promise<unknown> =>
    new Promise((resolve, reject) => {
      lastCall += 1;
      calls.set(lastCall, { resolve, reject });
      send({ ...message, id: lastCall });
    });
  const encodeArguments = (args: unknown[]): string => {
    try {
      return wire.encode(structuredClone(args));
    } catch {
      throw new Error('An object could not be cloned.');
    }
  };
  const settle = ({ id, error, value }: Message): void => {
    const call = calls.get(Number(id));
    calls.delete(Number(id));
    if (typeof error === 'string') call?.reject(new Error(error));
    else call?.resolve(wire.decode(String(value)));
  };
  const deliver = (text: string): void => {
    const message = JSON.parse(text) as Message;
    if (message.kind === 'reply') {
      settle(message);
      return;
    }
    const args = wire.decode(String(message['args'])) as unknown[];
    const event = { sender: ipcRenderer, senderId: 0, ports: [] };
    // A copy, since a listener may remove itself.
    const current = Array.from(listeners.get(String(message['channel'])) ?? []);
    for (const { run } of current) run(event, ...args);
  };
  Object.defineProperty(globalThis, facts.deliver, { value: deliver });

  const remove = (channel: string, listener: Listener): unknown => {
    const entries = listeners.get(channel) ?? [];
    const at = entries.findLastIndex(({ original }) => original === listener);
    if (at >= 0) entries.splice(at, 1);
    return ipcRenderer;
  };
  const add =
    (once: boolean) =>
    (channel: string, original: Listener): unknown => {
      const run: Listener = (...args) => {
        if (once) remove(channel, original);
        original(...args);
      };
      listeners.set(channel, [...(listeners.get(channel) ?? []), { run, original }]);
      return ipcRenderer;
    };
  const unsupported = (name: string) => (): never => {
    throw new Error(`electron stand-in: ${name} is not reproduced`);
  };

  const ipcRenderer = {
    // Asynchronous, so that a value that cannot be cloned rejects instead of throwing.
    invoke: (channel: string, ...args: unknown[]) =>
      Promise.resolve().then(() => request({ kind: 'invoke', channel, args: encodeArguments(args) })),
    send: (channel: string, ...args: unknown[]) => send({ kind: 'send', channel, args: encodeArguments(args) }),
    on: add(false),
    addListener: add(false),
    once: add(true),
    off: remove,
    removeListener: remove,
    removeAllListeners(channel?: string): unknown {
      if (channel === undefined) listeners.clear();
      else listeners.delete(channel);
      return ipcRenderer;
    },
    listenerCount: (channel: string): number => listeners.get(channel)?.length ?? 0,
    sendSync: unsupported('ipcRenderer.sendSync'),
    postMessage: unsupported('ipcRenderer.postMessage'),
    sendToHost: unsupported('ipcRenderer.sendToHost'),
  };

  end.handlers['permission'] = ({ permission, details }) => request({ kind: 'permission', permission, details });
  end.handlers['display'] = ({ video, audio }) => request({ kind: 'display', video, audio });
  end.handlers['open'] = ({ url }) => send({ kind: 'open', url });

  const electron = {
    ipcRenderer,
    contextBridge: {
      exposeInMainWorld: (key: string, api: unknown) => void end.ask({ kind: 'expose', key, value: end.share(api) }),
      exposeInIsolatedWorld: unsupported('contextBridge.exposeInIsolatedWorld'),
      executeInMainWorld: unsupported('contextBridge.executeInMainWorld'),
    },
    webUtils: { getPathForFile: unsupported('webUtils.getPathForFile') },
    webFrame: {},
    crashReporter: {},
    nativeImage: {},
  };
  const require = (id: string): unknown => {
    if (id === 'electron' || id === 'electron/renderer') return electron;
    const known = ['events', 'timers', 'url'].includes(id.replace(/^node:/, ''));
    throw new Error(
      known ? `electron stand-in: require('${id}') in a preload is not reproduced` : `module not found: ${id}`,
    );
  };
  return {
    require,
    module: { exports: {} },
    process: facts.process,
    failed: (error) => send({ kind: 'preload-error', error: error instanceof Error ? error.stack : String(error) }),
  };
}
