import * as z from 'zod';

/** What a broadcast carries: JSON, or bytes that only serializer 2.0.0 can express. */
export type BroadcastBody =
  { readonly kind: 'json'; readonly value: unknown } | { readonly kind: 'bytes'; readonly value: Buffer };

/** A broadcast on its way to the subscribers of a topic. */
export interface Broadcast {
  readonly event: string;
  readonly body: BroadcastBody;
  readonly meta?: Readonly<Record<string, unknown>>;
}

/** One message of the Phoenix channel protocol, of either serializer. */
export interface Frame {
  readonly joinRef: string | null;
  readonly ref: string | null;
  readonly topic: string;
  readonly event: string;
  readonly payload: unknown;
}

/** Version of the serializer, from the `vsn` parameter of the socket's address. */
export type Serializer = '1.0.0' | '2.0.0';

/** First byte of binary frames: a client's broadcast, and one delivered to a client. */
const kinds = { push: 3, delivery: 4 } as const;
/** Byte that says how the body of a binary frame is written. */
const encodings = { bytes: 0, json: 1 } as const;
/** Lengths in a binary frame's head are single bytes. */
const longestPart = 255;

const text = z
  .string()
  .nullish()
  .transform((value) => value ?? null);
const objectFrame = z.object({
  topic: z.string(),
  event: z.string(),
  payload: z.unknown(),
  ref: text,
  join_ref: text,
});
const arrayFrame = z.tuple([text, text, z.string(), z.string(), z.unknown()]);

/** Reads a text message. Throws when it is not a frame. */
export function readText(message: string, serializer: Serializer): Frame {
  const data: unknown = JSON.parse(message);
  if (serializer === '1.0.0') {
    const { join_ref: joinRef, ...frame } = objectFrame.parse(data);
    return { ...frame, joinRef };
  }
  const [joinRef, ref, topic, event, payload] = arrayFrame.parse(data);
  return { joinRef, ref, topic, event, payload };
}

/** Reads a binary message, which is always a broadcast. Throws when it is not one. */
export function readBinary(message: Buffer): Frame & { readonly broadcast: Broadcast } {
  const [kind, joinRefLength, refLength, topicLength, eventLength, metaLength, encoding] = message;
  if (kind !== kinds.push || encoding === undefined) throw new Error('unknown kind of binary frame');
  let offset = 7;
  const part = (length: number | undefined): string => {
    const start = offset;
    offset += length ?? 0;
    return message.toString('utf8', start, offset);
  };
  const joinRef = part(joinRefLength);
  const ref = part(refLength);
  const topic = part(topicLength);
  const event = part(eventLength);
  const meta = part(metaLength);
  const body = message.subarray(offset);
  return {
    joinRef: joinRef === '' ? null : joinRef,
    ref: ref === '' ? null : ref,
    topic,
    event: 'broadcast',
    payload: null,
    broadcast: {
      event,
      body:
        encoding === encodings.json
          ? { kind: 'json', value: JSON.parse(body.toString('utf8')) }
          : { kind: 'bytes', value: Buffer.from(body) },
      ...(meta === '' ? {} : { meta: z.record(z.string(), z.unknown()).parse(JSON.parse(meta)) }),
    },
  };
}

/** Writes any message but a broadcast. */
export function writeFrame(frame: Frame, serializer: Serializer): string {
  const { joinRef, ref, topic, event, payload } = frame;
  return JSON.stringify(
    serializer === '1.0.0' ? { topic, event, payload, ref } : [joinRef, ref, topic, event, payload],
  );
}

/** Writes a broadcast for one subscriber; null when its serializer cannot express the body. */
export function writeBroadcast(topic: string, broadcast: Broadcast, serializer: Serializer): string | Buffer | null {
  const { event, body, meta } = broadcast;
  if (serializer === '1.0.0') {
    if (body.kind === 'bytes') return null;
    const payload = { type: 'broadcast', event, payload: body.value, ...(meta === undefined ? {} : { meta }) };
    return writeFrame({ joinRef: null, ref: null, topic, event: 'broadcast', payload }, serializer);
  }
  const head = [topic, event, meta === undefined ? '' : JSON.stringify(meta)].map((part) => Buffer.from(part));
  if (head.some((part) => part.byteLength > longestPart)) return null;
  const content = body.kind === 'json' ? Buffer.from(JSON.stringify(body.value)) : body.value;
  const encoding = body.kind === 'json' ? encodings.json : encodings.bytes;
  const lengths = [kinds.delivery, ...head.map((part) => part.byteLength), encoding];
  return Buffer.concat([Buffer.from(lengths), ...head, content]);
}
