import * as z from 'zod/mini';

/** What one side sends: `off` by choice, `missing` without a usable device, `locked` while its computer is locked. */
export type Sending = 'on' | 'off' | 'missing' | 'locked';
export interface MediaNotice {
  readonly audio: Sending;
  readonly video: Sending;
}

const sending = z.enum(['on', 'off', 'missing', 'locked']);
const message = z.discriminatedUnion('type', [
  /** Keeps the path visibly alive even when no media is sent. */
  z.strictObject({ type: z.literal('beat') }),
  z.strictObject({ type: z.literal('media'), audio: sending, video: sending }),
  /** The clinic has this side's join: the other may read the row at once instead of waiting to be told. */
  z.strictObject({ type: z.literal('joined') }),
  z.strictObject({ type: z.literal('bye') }),
]);
export type ControlMessage = z.infer<typeof message>;

/** Parses what the partner sent; null for anything this version does not know. */
export function parseControlMessage(data: unknown): ControlMessage | null {
  if (typeof data !== 'string' || data.length > 4_096) return null;
  try {
    const parsed = message.safeParse(JSON.parse(data));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/** Both sides open the same channel by number, so it needs no announcement; PeerJS itself takes the low numbers. */
const channelId = 1_000;
/** Shorter than a quarter of the silence that counts as a lost path (shared/domain/call timing). */
const beatMs = 400;

export interface ControlChannel {
  send(message: ControlMessage): void;
  close(): void;
}

/** Words between the two apps that need no server: what is being sent, and goodbye. */
export function openControlChannel(
  connection: RTCPeerConnection,
  on: { opened(): void; message(message: ControlMessage): void },
): ControlChannel {
  const channel = connection.createDataChannel('control', { negotiated: true, id: channelId, ordered: true });
  let beat: ReturnType<typeof setInterval> | undefined;
  const send = (outgoing: ControlMessage) => {
    if (channel.readyState === 'open') channel.send(JSON.stringify(outgoing));
  };
  channel.addEventListener('open', () => {
    beat = setInterval(() => {
      send({ type: 'beat' });
    }, beatMs);
    on.opened();
  });
  channel.addEventListener('close', () => {
    clearInterval(beat);
  });
  channel.addEventListener('message', (event: MessageEvent<unknown>) => {
    const parsed = parseControlMessage(event.data);
    if (parsed) on.message(parsed);
  });
  return {
    send,
    close() {
      clearInterval(beat);
      channel.close();
    },
  };
}
