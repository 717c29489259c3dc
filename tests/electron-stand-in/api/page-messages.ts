import { makeWire } from '../wire.ts';
import { ipcMain } from './ipc-main.ts';
import type { Permission } from './session.ts';

type MediaTypes = { mediaTypes?: ('audio' | 'video')[] };
/** A message of a page or its preload, as page/isolated-world.ts sends them. */
export type PageMessage =
  | { kind: 'invoke'; id: number; channel: string; args: string }
  | { kind: 'send'; channel: string; args: string }
  | { kind: 'permission'; id: number; permission: Permission; details: MediaTypes }
  | { kind: 'display'; id: number; video: boolean; audio: boolean }
  | { kind: 'open'; url: string }
  | { kind: 'preload-error'; error: string };

/** What a message may want of the web contents it comes from. */
interface Receiver {
  reply: (body: object) => void;
  ipcEvent: () => object;
  permission: (permission: Permission, details: MediaTypes) => Promise<boolean>;
  display: (asked: { video: boolean; audio: boolean }) => Promise<string | null>;
  opens: (url: string) => void;
  preloadFailed: (error: Error) => void;
}

const wire = makeWire();

export async function handlePageMessage(message: PageMessage, receiver: Receiver): Promise<void> {
  const reply = (id: number, value: unknown): void => receiver.reply({ kind: 'reply', id, value: wire.encode(value) });
  switch (message.kind) {
    case 'preload-error':
      receiver.preloadFailed(new Error(message.error));
      return;
    case 'open':
      receiver.opens(message.url);
      return;
    case 'permission':
      reply(message.id, await receiver.permission(message.permission, message.details));
      return;
    case 'display':
      reply(message.id, { video: await receiver.display(message) });
      return;
    case 'send':
      ipcMain.emit(message.channel, receiver.ipcEvent(), ...(wire.decode(message.args) as unknown[]));
      return;
    case 'invoke':
      try {
        reply(
          message.id,
          await ipcMain.call(message.channel, receiver.ipcEvent(), wire.decode(message.args) as unknown[]),
        );
      } catch (error) {
        const text = `Error invoking remote method '${message.channel}': ${String(error)}`;
        receiver.reply({ kind: 'reply', id: message.id, error: text });
      }
  }
}
