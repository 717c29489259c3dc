import type { CallState } from '#shared/domain/call/state.ts';
import { chatMost } from '../engine/control-words.ts';
import type { HeardMessage } from '../engine/control-channel.ts';
import type { AttachedConnection, CallPart, PartScope } from '../parts/part.ts';

/**
 * `sending`: on its way. `delivered`: the other side's app has it. `kept`: the clinic keeps it, the other side will read it
 * there. `waiting`: neither yet; it is tried again by itself.
 */
export type Delivery = 'sending' | 'delivered' | 'kept' | 'waiting';

export interface ChatEntry {
  readonly id: string;
  readonly from: 'self' | 'partner';
  readonly text: string;
  /** ms since 1970 on the server's clock */
  readonly at: number;
  /** Of an own message. */
  readonly delivery: Delivery;
}

export interface ChatShown {
  readonly entries: readonly ChatEntry[];
  readonly unread: number;
  /** The other side's words came faster than they are listened to; some were left out. */
  readonly flooded: boolean;
}

/** The clinic's own keeping of messages; absent where it keeps none. */
export interface ChatKeeper {
  /** Rejects when it could not be kept. Repeated with the same id it keeps one. */
  keep(id: string, text: string): Promise<void>;
  /** What was written in this visit before, oldest first. */
  earlier(): Promise<readonly ChatEntry[]>;
  /** What is written from now on and reaches the clinic, by either side, until the returned function is called. */
  watch(heard: (entry: ChatEntry) => void): () => void;
}

/** How long an unanswered message counts as being sent, and how often it is tried again, ms. */
const answerWithinMs = 4_000;
const againEveryMs = 5_000;
/** More than two people write; what is older is in the clinic's record, or gone. */
const mostEntries = 500;

/** Length as people count it: characters, not UTF-16 units. */
export function chatLength(text: string): number {
  let length = 0;
  for (const _ of text) length += 1;
  return length;
}

/** Written words between the two, straight from app to app, each acknowledged; what does not arrive is tried again. */
export class ChatPart implements CallPart<ChatShown> {
  private readonly scope: Pick<PartScope, 'serverNow' | 'changed'>;
  private readonly keeper: ChatKeeper | null;
  private readonly timer: ReturnType<typeof setInterval>;
  private line: AttachedConnection | null = null;
  private shown: ChatShown = { entries: [], unread: 0, flooded: false };
  private readonly kept = new Set<string>();
  private unwatch: () => void = () => undefined;
  private opened = false;
  private closed = false;

  constructor(scope: Pick<PartScope, 'serverNow' | 'changed'>, keeper: ChatKeeper | null) {
    this.scope = scope;
    this.keeper = keeper;
    this.timer = setInterval(() => {
      this.sendAgain();
    }, againEveryMs);
    if (!keeper) return;
    void this.readEarlier(keeper);
    this.unwatch = keeper.watch((entry) => {
      this.hearKept(entry);
    });
  }

  current(): ChatShown {
    return this.shown;
  }

  attach(line: AttachedConnection): void {
    this.line = line;
    line.control.whenOpen(() => {
      this.sendAgain();
    });
  }

  detach(): void {
    this.line = null;
  }

  close(): void {
    this.closed = true;
    this.line = null;
    clearInterval(this.timer);
    this.unwatch();
  }

  state(state: CallState): void {
    if (state.kind === 'talking' && this.shown.flooded) this.show({ flooded: false });
  }

  message(message: HeardMessage): void {
    if (message.type === 'chat') this.hear(message.id, message.text);
    if (message.type === 'chat-taken') this.mark(message.id, 'delivered');
    if (message.type === 'flooded') this.show({ flooded: true });
  }

  /** @returns false, and nothing is sent, for what is empty or too long. */
  send(text: string): boolean {
    const body = text.trim();
    if (body === '' || chatLength(body) > chatMost) return false;
    const entry: ChatEntry = {
      id: crypto.randomUUID(),
      from: 'self',
      text: body,
      at: this.scope.serverNow(),
      delivery: 'sending',
    };
    this.add(entry);
    this.transmit(entry);
    if (this.keeper) void this.keep(this.keeper, entry);
    return true;
  }

  /** The conversation is, or is no longer, before the person's eyes. */
  setOpen(open: boolean): void {
    this.opened = open;
    if (open && this.shown.unread > 0) this.show({ unread: 0 });
  }

  private hear(id: string, text: string): void {
    // Acknowledged every time: the first acknowledgement may be what was lost.
    this.line?.control.send({ type: 'chat-taken', id });
    if (text.trim() === '' || this.shown.entries.some((entry) => entry.id === id)) return;
    this.add({ id, from: 'partner', text, at: this.scope.serverNow(), delivery: 'delivered' });
    if (!this.opened) this.show({ unread: this.shown.unread + 1 });
  }

  /** Came by way of the clinic: the direct way is down, or was slower. Own ones of another device are shown too. */
  private hearKept(entry: ChatEntry): void {
    if (this.closed || this.shown.entries.some(({ id }) => id === entry.id)) return;
    this.add(entry);
    if (entry.from === 'partner' && !this.opened) this.show({ unread: this.shown.unread + 1 });
  }

  private transmit(entry: ChatEntry): void {
    this.line?.control.send({ type: 'chat', id: entry.id, text: entry.text });
    setTimeout(() => {
      this.mark(entry.id, this.kept.has(entry.id) ? 'kept' : 'waiting', 'sending');
    }, answerWithinMs);
  }

  private sendAgain(): void {
    for (const entry of this.shown.entries) {
      if (entry.from === 'self' && (entry.delivery === 'waiting' || this.unanswered(entry))) this.transmit(entry);
    }
  }

  private async keep(keeper: ChatKeeper, entry: ChatEntry): Promise<void> {
    try {
      await keeper.keep(entry.id, entry.text);
      this.kept.add(entry.id);
      this.mark(entry.id, 'kept', 'waiting');
    } catch {
      // Straight to the other side it may still arrive; there it is said that it waits.
    }
  }

  private async readEarlier(keeper: ChatKeeper): Promise<void> {
    try {
      const earlier = await keeper.earlier();
      const known = new Set(this.shown.entries.map(({ id }) => id));
      const added = earlier.filter(({ id }) => !known.has(id));
      if (!this.closed && added.length > 0)
        this.show({ entries: [...added, ...this.shown.entries].slice(-mostEntries) });
    } catch {
      // The clinic cannot be asked: the conversation begins empty and works all the same.
    }
  }

  /** Kept by the clinic in this call; the other side's app may still take it, and show it at once. */
  private unanswered({ id, delivery }: ChatEntry): boolean {
    return delivery === 'kept' && this.kept.has(id);
  }

  private add(entry: ChatEntry): void {
    this.show({ entries: [...this.shown.entries, entry].slice(-mostEntries) });
  }

  /** @param only changes nothing for a message that has come further than this */
  private mark(id: string, delivery: Delivery, only?: Delivery): void {
    const entries = this.shown.entries.map((entry) => {
      if (entry.id !== id || entry.from !== 'self' || entry.delivery === delivery) return entry;
      return only === undefined || entry.delivery === only ? { ...entry, delivery } : entry;
    });
    if (entries.some((entry, index) => entry !== this.shown.entries[index])) this.show({ entries });
  }

  private show(change: Partial<ChatShown>): void {
    if (this.closed) return;
    this.shown = { ...this.shown, ...change };
    this.scope.changed();
  }
}
