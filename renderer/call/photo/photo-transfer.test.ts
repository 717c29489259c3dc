import { describe, expect, it } from 'vitest';
import { mostBytes, photoMessages, PhotoReceiver } from './photo-transfer.ts';

const id = '8b7f2c0e-6a39-4b4f-9d2e-0f6c3a1e5d77';
const jpeg = (size: number): Blob => {
  const bytes = Uint8Array.from({ length: size }, (_, index) => index % 251);
  bytes.set([0xff, 0xd8, 0xff]);
  return new Blob([bytes], { type: 'image/jpeg' });
};

async function messagesOf(photo: Blob): Promise<(string | ArrayBuffer)[]> {
  const messages: (string | ArrayBuffer)[] = [];
  for await (const message of photoMessages(id, photo)) messages.push(message);
  return messages;
}

async function receive(messages: readonly unknown[], asked = id) {
  const receiver = new PhotoReceiver(asked);
  const kinds: string[] = [];
  let photo: Blob | null = null;
  for (const message of messages) {
    const progress = await receiver.take(message);
    kinds.push(progress.kind);
    if (progress.kind === 'whole') photo = progress.photo;
  }
  return { kinds, photo };
}

describe('a photo', () => {
  it('arrives whole, in bounded pieces', async () => {
    const messages = await messagesOf(jpeg(100_000));
    const sizes = messages.slice(1).map((message) => (typeof message === 'string' ? 0 : message.byteLength));
    expect(Math.max(...sizes)).toBeLessThanOrEqual(16_384);
    const { kinds, photo } = await receive(messages);
    expect(kinds.at(-1)).toBe('whole');
    expect(photo?.type).toBe('image/jpeg');
    expect(new Uint8Array((await photo?.arrayBuffer()) ?? new ArrayBuffer(0))).toEqual(
      new Uint8Array(await jpeg(100_000).arrayBuffer()),
    );
  });

  it('a changed byte, a surplus byte and another picture type are noticed', async () => {
    const [head, first, ...rest] = await messagesOf(jpeg(40_000));
    if (!(first instanceof ArrayBuffer)) throw new Error('no chunk');
    const changed = first.slice();
    new Uint8Array(changed)[100] = 7;
    expect((await receive([head, changed, ...rest])).kinds.at(-1)).toBe('broken');
    expect((await receive([head, first, ...rest, first])).kinds.slice(-2)).toEqual(['whole', 'ignored']);
    expect((await receive([head, first, first, first, first])).kinds).toContain('broken');
    const claimed = typeof head === 'string' && head.replace('image/jpeg', 'image/png');
    expect((await receive([claimed, first, ...rest])).kinds.at(-1)).toBe('broken');
  });

  it('nobody asked for it: nothing is kept', async () => {
    const messages = await messagesOf(jpeg(40_000));
    const other = '00000000-0000-4000-8000-000000000000';
    expect(new Set((await receive(messages, other)).kinds)).toEqual(new Set(['ignored']));
    const rubbish = ['{', 'null', 'x'.repeat(100_000), new ArrayBuffer(9), null, '{"id":1}'];
    expect(new Set((await receive(rubbish)).kinds)).toEqual(new Set(['ignored']));
    const huge = JSON.stringify({ id, bytes: mostBytes + 1, type: 'image/jpeg', sha256: 'a'.repeat(64) });
    expect((await receive([huge])).kinds).toEqual(['ignored']);
  });

  it('what is no photo, or too large a one, is not sent', async () => {
    await expect(messagesOf(new Blob(['<svg/>']))).rejects.toThrow(RangeError);
    await expect(messagesOf(jpeg(mostBytes + 1))).rejects.toThrow(RangeError);
  });
});
