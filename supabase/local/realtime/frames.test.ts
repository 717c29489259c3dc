import { expect, it } from 'vitest';
import { readBinary, readText, writeBroadcast, writeFrame, type Frame } from './frames.ts';

const frame: Frame = { joinRef: '1', ref: '2', topic: 'realtime:a', event: 'system', payload: { status: 'ok' } };

it('reads and writes both text forms', () => {
  expect(writeFrame(frame, '2.0.0')).toBe('["1","2","realtime:a","system",{"status":"ok"}]');
  expect(readText(writeFrame(frame, '2.0.0'), '2.0.0')).toEqual(frame);
  const object = '{"topic":"t","event":"e","payload":{},"ref":"2","join_ref":"1"}';
  expect(readText(object, '1.0.0')).toEqual({ joinRef: '1', ref: '2', topic: 't', event: 'e', payload: {} });
});

it.each(['', 'null', '[]', '{"topic":1}', '["1","2",3,"e",{}]'])('refuses %j', (text) => {
  expect(() => readText(text, '2.0.0')).toThrow(Error);
  expect(() => readText(text, '1.0.0')).toThrow(Error);
});

it('reads a broadcast pushed as bytes', () => {
  const parts = ['1', '2', 'realtime:é', 'said', '{"persist":true}'].map((part) => Buffer.from(part));
  const head = Buffer.from([3, ...parts.map((part) => part.byteLength), 1]);
  const message = Buffer.concat([head, ...parts, Buffer.from('{"text":"नमस्ते"}')]);
  expect(readBinary(message)).toEqual({
    joinRef: '1',
    ref: '2',
    topic: 'realtime:é',
    event: 'broadcast',
    payload: null,
    broadcast: { event: 'said', body: { kind: 'json', value: { text: 'नमस्ते' } }, meta: { persist: true } },
  });
  expect(() => readBinary(Buffer.from([9, 0, 0, 0, 0, 0, 1]))).toThrow('unknown kind of binary frame');
  expect(() => readBinary(Buffer.alloc(0))).toThrow('unknown kind of binary frame');
});

it('delivers bytes only to clients that can read them', () => {
  const broadcast = { event: 'e', body: { kind: 'bytes', value: Buffer.from([1, 2]) } } as const;
  expect(writeBroadcast('t', broadcast, '1.0.0')).toBeNull();
  expect(writeBroadcast('t', broadcast, '2.0.0')).toEqual(Buffer.from([4, 1, 1, 0, 0, 0x74, 0x65, 1, 2]));
  expect(writeBroadcast('t'.repeat(256), broadcast, '2.0.0')).toBeNull();
});
