/**
 * One end of the synchronous channel between a page's world and the preload's: values are copied, functions and promises
 * become proxies, which is what Electron's contextBridge does.
 *
 * Put into pages as text: it may use its arguments and the globals of a page, nothing else.
 */
import type { Wire } from '../wire.ts';

export interface Message {
  kind: string;
  /** Name of the event that carries the answer. */
  answer?: string;
  [part: string]: unknown;
}
export interface ChannelEnd {
  share: (value: unknown) => string;
  receive: (text: string) => unknown;
  /** Waits for the answer, which the other end gives before this returns. */
  ask: (message: Message) => unknown;
  tell: (message: Message) => void;
  handlers: Record<string, (message: Message) => unknown>;
}

export function makeChannelEnd(wire: Wire, token: string, self: string, peer: string): ChannelEnd {
  const functions = new Map<number, (...args: unknown[]) => unknown>();
  const pending = new Map<string, { resolve: (value: unknown) => void; reject: (error: unknown) => void }>();
  let last = 0;
  const nextId = (): number => {
    last += 1;
    return last;
  };
  const encodeError = (error: unknown): string =>
    wire.encode(error instanceof Error ? error : new Error(String(error)));
  const detailOf = (event: Event): string => String((event as CustomEvent).detail);

  const describe = (value: object): unknown[] | undefined => {
    if (typeof value === 'function') {
      const id = nextId();
      functions.set(id, value as (...args: unknown[]) => unknown);
      return ['function', id];
    }
    if (!(value instanceof Promise)) return undefined;
    const id = `${self}${String(nextId())}`;
    value.then(
      (result) => end.tell({ kind: 'settled', id, value: end.share(result) }),
      (error: unknown) => end.tell({ kind: 'settled', id, error: encodeError(error) }),
    );
    return ['promise', id];
  };
  const revive = ([kind, id]: unknown[]): unknown => {
    if (kind === 'function') return (...args: unknown[]) => end.ask({ kind: 'call', id, args: end.share(args) });
    if (kind !== 'promise') return undefined;
    return new Promise((resolve, reject) => {
      pending.set(String(id), { resolve, reject });
    });
  };

  const end: ChannelEnd = {
    share: (value) => wire.encode(value, describe),
    receive: (text) => wire.decode(text, revive),
    tell(message) {
      window.dispatchEvent(new CustomEvent(`${token}>${peer}`, { detail: JSON.stringify(message) }));
    },
    ask(message) {
      const answer = `${token}=${self}${String(nextId())}`;
      let reply: { value?: string; error?: string } | undefined;
      const take = (event: Event): void => {
        reply = JSON.parse(detailOf(event)) as typeof reply;
      };
      window.addEventListener(answer, take, { once: true });
      end.tell({ ...message, answer });
      // A world that is not there (a sub-frame has no preload) gives no answer.
      window.removeEventListener(answer, take);
      if (reply?.error !== undefined) throw wire.decode(reply.error);
      return reply?.value === undefined ? undefined : end.receive(reply.value);
    },
    handlers: {
      call: ({ id, args }) => functions.get(Number(id))?.(...(end.receive(String(args)) as unknown[])),
      settled({ id, value, error }) {
        const waiting = pending.get(String(id));
        pending.delete(String(id));
        if (typeof error === 'string') waiting?.reject(wire.decode(error));
        else waiting?.resolve(end.receive(String(value)));
      },
    },
  };

  window.addEventListener(`${token}>${self}`, (event) => {
    const message = JSON.parse(detailOf(event)) as Message;
    let reply: object;
    try {
      reply = { value: end.share(end.handlers[message.kind]?.(message)) };
    } catch (error) {
      reply = { error: encodeError(error) };
    }
    const { answer } = message;
    if (typeof answer === 'string') window.dispatchEvent(new CustomEvent(answer, { detail: JSON.stringify(reply) }));
  });
  return end;
}
