import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openControlChannel, type ControlMessage, type DataPort } from './control-channel.ts';
import { chatMost, longestWord, parseControlMessage } from './control-words.ts';
import { TokenBucket } from './token-bucket.ts';

const id = '8b7f2c0e-6a39-4b4f-9d2e-0f6c3a1e5d77';

describe('parseControlMessage', () => {
  const words: readonly ControlMessage[] = [
    { type: 'beat' },
    { type: 'media', audio: 'on', video: 'missing', screen: false },
    { type: 'media', audio: 'off', video: 'voice-only', screen: true },
    { type: 'quality', receive: 'weak', concealed: 0.2, shown: 720, probe: 'none', voiceOnly: false },
    { type: 'quality', receive: 'good', concealed: null, shown: null, probe: 80.5, voiceOnly: true },
    { type: 'wish', mode: 'sharp' },
    { type: 'abilities', decode: [{ codec: 'video/VP8', smooth: true, powerEfficient: false }] },
    { type: 'chat', id, text: 'नमस्ते\n"<b>' },
    { type: 'photo-ask', id },
  ];

  it.each(words)('takes what the two apps say to each other: $type', (word) => {
    expect(parseControlMessage(JSON.stringify(word))).toEqual(word);
  });

  it('takes the longest message there may be, however its characters are written', () => {
    for (const character of ['\u0001', '"', '🙂']) {
      const text = character.repeat(chatMost);
      expect(parseControlMessage(JSON.stringify({ type: 'chat', id, text }))).toEqual({ type: 'chat', id, text });
    }
  });

  it.each([
    ['not text', new ArrayBuffer(4)],
    ['no JSON', '{'],
    ['another type', '{"type":"format-disk"}'],
    ['a surplus field', '{"type":"bye","why":"x"}'],
    ['a wrong value', '{"type":"media","audio":"loud","video":"on"}'],
    ['far too much', JSON.stringify({ type: 'chat', id, text: 'x'.repeat(longestWord) })],
    ['a word of the right shape that is far too long', `{"type":"beat"${' '.repeat(longestWord)}}`],
    ['a chat message that is too long', JSON.stringify({ type: 'chat', id, text: 'x'.repeat(2 * chatMost + 1) })],
    ['a chat message without an id', '{"type":"chat","id":"1","text":"x"}'],
    ['an impossible figure', '{"type":"quality","receive":"good","concealed":7,"shown":1,"probe":1,"voiceOnly":false}'],
    ['nothing', 'null'],
  ])('drops %s', (_name, data) => {
    expect(parseControlMessage(data)).toBeNull();
  });

  it('never throws, whatever arrives', () => {
    const run = fc.check(
      fc.property(fc.oneof(fc.string(), fc.json(), fc.anything()), (data) => {
        const parsed = parseControlMessage(data);
        return parsed === null || typeof data === 'string';
      }),
    );
    expect(run.failed).toBe(false);
  });
});

describe('TokenBucket', () => {
  it('lets through a burst, then only what the rate allows', () => {
    const bucket = new TokenBucket(5, 2, 0);
    const taken = Array.from({ length: 100 }, () => bucket.take(0)).filter(Boolean);
    expect(taken).toHaveLength(5);
    expect([bucket.take(500), bucket.take(500)]).toEqual([true, false]);
    expect(Array.from({ length: 100 }, () => bucket.take(60_000)).filter(Boolean)).toHaveLength(5);
  });
});

/** The browser's end of a channel. */
class FakeChannel extends EventTarget implements DataPort {
  readyState: RTCDataChannelState = 'connecting';
  bufferedAmount = 0;
  full = false;
  readonly sent: string[] = [];

  send(text: string): void {
    if (this.full) throw new DOMException('the send queue is full', 'OperationError');
    this.sent.push(text);
  }
  close(): void {
    this.readyState = 'closed';
    this.dispatchEvent(new Event('close'));
  }
  open(): void {
    this.readyState = 'open';
    this.dispatchEvent(new Event('open'));
  }
  say(data: unknown): void {
    this.dispatchEvent(new MessageEvent('message', { data }));
  }
  kinds(): unknown[] {
    return this.sent.map((text) => (parseControlMessage(text) ?? { type: text }).type);
  }
}

describe('the channel', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  function open() {
    const fake = new FakeChannel();
    const heard: ControlMessage[] = [];
    const flooded = vi.fn<() => void>();
    const control = openControlChannel(
      { createDataChannel: () => fake },
      { opened: () => undefined, message: (message) => heard.push(message), flooded },
    );
    return { fake, control, heard, flooded };
  }

  it('listens to some of ten thousand words a second, says so once a second, and stays usable', () => {
    const { fake, control, heard, flooded } = open();
    fake.open();
    for (let word = 0; word < 10_000; word += 1) {
      vi.advanceTimersByTime(0.1);
      fake.say(JSON.stringify({ type: 'chat', id, text: String(word) }));
    }
    expect(heard.length).toBeLessThan(200);
    expect(heard.length).toBeGreaterThan(50);
    expect(flooded.mock.calls.length).toBeLessThanOrEqual(2);
    expect(fake.kinds().filter((kind) => kind === 'slow-down').length).toBeLessThanOrEqual(2);
    expect(control.send({ type: 'joined' })).toBe(true);
    vi.advanceTimersByTime(5_000);
    heard.length = 0;
    fake.say('{"type":"bye"}');
    expect(heard).toEqual([{ type: 'bye' }]);
  });

  it('drops garbage and goes on', () => {
    const { fake, heard } = open();
    fake.open();
    for (const data of ['', '{', 'x'.repeat(1_000_000), new ArrayBuffer(9), null]) fake.say(data);
    fake.say('{"type":"joined"}');
    expect(heard).toEqual([{ type: 'joined' }]);
  });

  it('adds nothing that is repeated anyway to a full path, and says what was not sent', () => {
    const { fake, control } = open();
    expect(control.send({ type: 'joined' })).toBe(false);
    fake.open();
    fake.bufferedAmount = 200_000;
    vi.advanceTimersByTime(2_000);
    expect(fake.sent).toEqual([]);
    expect(control.send({ type: 'chat', id, text: 'later' })).toBe(true);
    fake.full = true;
    expect(control.send({ type: 'chat', id, text: 'never' })).toBe(false);
  });

  it('runs what waits for it when it opens, and nothing after it has closed', () => {
    const { fake, control } = open();
    const ran: string[] = [];
    control.whenOpen(() => ran.push('waited'));
    fake.open();
    control.whenOpen(() => ran.push('at once'));
    control.close();
    control.whenOpen(() => ran.push('never'));
    vi.advanceTimersByTime(2_000);
    expect(ran).toEqual(['waited', 'at once']);
    expect(fake.sent).toEqual([]);
  });
});
