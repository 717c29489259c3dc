import * as z from 'zod/mini';

/**
 * What one side sends: `off` by choice, `missing` without a usable device, `locked` while its computer is locked,
 * `voice-only` while the picture is left out to keep the sound clear.
 */
export type Sending = 'on' | 'off' | 'missing' | 'locked' | 'voice-only';
export interface MediaNotice {
  readonly audio: Sending;
  readonly video: Sending;
  /** The picture is a screen or a window, not the camera. */
  readonly screen: boolean;
}

/** A chat message is as long as the clinic's database takes it, in characters. */
export const chatMost = 4_000;
/** The longest word taken, in UTF-16 units: a chat message all of whose characters have to be escaped. */
export const longestWord = 32_768;

const sending = z.enum(['on', 'off', 'missing', 'locked', 'voice-only']);
const grade = z.enum(['good', 'weak', 'very-weak']);
const share = z.number().check(z.minimum(0), z.maximum(1));
const id = z.uuid();

const word = z.discriminatedUnion('type', [
  /** Keeps the path visibly alive even when no media is sent. */
  z.strictObject({ type: z.literal('beat') }),
  z.strictObject({
    type: z.literal('media'),
    audio: sending,
    video: sending,
    screen: z._default(z.boolean(), false),
  }),
  /** The clinic has this side's join: the other may read the row at once instead of waiting to be told. */
  z.strictObject({ type: z.literal('joined') }),
  z.strictObject({ type: z.literal('bye') }),
  /** Nothing of the other side's arrives here any more: whoever places the calls is to place another. */
  z.strictObject({ type: z.literal('call-anew') }),
  /** How what the other side sends arrives here, how high its picture is shown (px), and how long the clinic takes to answer (ms). */
  z.strictObject({
    type: z.literal('quality'),
    receive: grade,
    concealed: z.nullable(share),
    shown: z.nullable(z.int().check(z.minimum(1), z.maximum(10_000))),
    probe: z.nullable(z.union([z.literal('none'), z.number().check(z.minimum(0), z.maximum(600_000))])),
    voiceOnly: z.boolean(),
  }),
  /** The doctor's choice for both sides. */
  z.strictObject({ type: z.literal('wish'), mode: z.enum(['auto', 'voice-only', 'sharp']) }),
  /** Which video codecs this side takes, and how easily. */
  z.strictObject({
    type: z.literal('abilities'),
    decode: z
      .array(
        z.strictObject({ codec: z.string().check(z.maxLength(40)), smooth: z.boolean(), powerEfficient: z.boolean() }),
      )
      .check(z.maxLength(12)),
  }),
  z.strictObject({ type: z.literal('chat'), id, text: z.string().check(z.minLength(1), z.maxLength(2 * chatMost)) }),
  z.strictObject({ type: z.literal('chat-taken'), id }),
  z.strictObject({ type: z.literal('photo-ask'), id }),
  z.strictObject({
    type: z.literal('photo-answer'),
    id,
    answer: z.enum(['asked', 'declined', 'no-camera', 'cancelled']),
  }),
  z.strictObject({ type: z.literal('photo-taken'), id, whole: z.boolean() }),
  /** The other side's words come faster than they are listened to; some were left out. */
  z.strictObject({ type: z.literal('slow-down') }),
]);
export type ControlMessage = z.infer<typeof word>;

/** Parses what the partner sent; null for anything this version does not know. */
export function parseControlMessage(data: unknown): ControlMessage | null {
  if (typeof data !== 'string' || data.length > longestWord) return null;
  try {
    const parsed = word.safeParse(JSON.parse(data));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
