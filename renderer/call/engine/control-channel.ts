import { parseControlMessage, type ControlMessage } from './control-words.ts';
import { TokenBucket } from './token-bucket.ts';

export type { ControlMessage, MediaNotice, Sending } from './control-words.ts';

/** Both sides open the same channel by number, so it needs no announcement; PeerJS itself takes the low numbers. */
const channelId = 1_000;
/** Shorter than a quarter of the silence that counts as a lost path (shared/domain/call timing). */
const beatMs = 400;
/** Two people use some three words a second; a partner's app gone mad must not keep this one from its call. */
const burst = 100;
const wordsPerSecond = 40;
/** At most one complaint a second about it, ms. */
const complainEveryMs = 1_000;
/** With more than this unsent, in bytes, the path carries nothing: what is repeated anyway is not added. */
const mostUnsent = 65_536;

/** What is said again soon by itself and may be left out when the path is full. */
const repeated: ReadonlySet<ControlMessage['type']> = new Set(['beat', 'quality', 'slow-down']);

export interface ControlChannel {
  /** False: not sent, because the channel is not open or is full. */
  send(message: ControlMessage): boolean;
  /** Runs once the channel is open, at once when it is already; not at all once it has closed. */
  whenOpen(run: () => void): void;
  close(): void;
}

/** What a part of the call hears: the partner's words, and that there were more of them than are listened to. */
export type HeardMessage = ControlMessage | { readonly type: 'flooded' };

export interface ControlListener {
  opened(): void;
  message(message: ControlMessage): void;
  /** The partner says more than is listened to; what is too much is dropped unread. Told at most once a second. */
  flooded?(): void;
}

/** The browser's end of a data channel, as far as it is used here. */
export interface DataPort {
  readonly readyState: RTCDataChannelState;
  readonly bufferedAmount: number;
  send(text: string): void;
  close(): void;
  addEventListener(type: 'open' | 'close' | 'message', listener: (event: Event) => void): void;
}

/** Words between the two apps that need no server: what is being sent, quality, chat, and goodbye. */
export function openControlChannel(
  connection: { createDataChannel(label: string, options: RTCDataChannelInit): DataPort },
  on: ControlListener,
): ControlChannel {
  const channel = connection.createDataChannel('control', { negotiated: true, id: channelId, ordered: true });
  const bucket = new TokenBucket(burst, wordsPerSecond, performance.now());
  const waiting = new Set<() => void>();
  let beat: ReturnType<typeof setInterval> | undefined;
  let complainedAt = -Infinity;

  const send = (outgoing: ControlMessage): boolean => {
    if (channel.readyState !== 'open') return false;
    if (channel.bufferedAmount > mostUnsent && repeated.has(outgoing.type)) return false;
    try {
      channel.send(JSON.stringify(outgoing));
      return true;
    } catch {
      // The browser's own buffer is full, or the channel closed in this very moment: not sent, and said so.
      return false;
    }
  };
  const tooMuch = () => {
    const now = performance.now();
    if (now - complainedAt < complainEveryMs) return;
    complainedAt = now;
    send({ type: 'slow-down' });
    on.flooded?.();
  };
  channel.addEventListener('open', () => {
    beat = setInterval(() => {
      send({ type: 'beat' });
    }, beatMs);
    on.opened();
    for (const run of waiting) run();
    waiting.clear();
  });
  channel.addEventListener('close', () => {
    clearInterval(beat);
    waiting.clear();
  });
  channel.addEventListener('message', (event) => {
    // Counted before it is looked at: reading is what a flood would make expensive.
    if (!bucket.take(performance.now())) {
      tooMuch();
      return;
    }
    const parsed = event instanceof MessageEvent ? parseControlMessage(event.data) : null;
    if (parsed) on.message(parsed);
  });
  return {
    send,
    whenOpen(run) {
      if (channel.readyState === 'open') run();
      else waiting.add(run);
    },
    close() {
      clearInterval(beat);
      waiting.clear();
      channel.close();
    },
  };
}
