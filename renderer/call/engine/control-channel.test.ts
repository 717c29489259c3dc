import { describe, expect, it } from 'vitest';
import { parseControlMessage } from './control-channel.ts';

describe('parseControlMessage', () => {
  it('takes what the two apps say to each other', () => {
    expect(parseControlMessage('{"type":"beat"}')).toEqual({ type: 'beat' });
    expect(parseControlMessage('{"type":"media","audio":"on","video":"missing"}')).toEqual({
      type: 'media',
      audio: 'on',
      video: 'missing',
    });
  });

  it.each([
    ['not text', new ArrayBuffer(4)],
    ['no JSON', '{'],
    ['another type', '{"type":"format-disk"}'],
    ['a surplus field', '{"type":"bye","why":"x"}'],
    ['a wrong value', '{"type":"media","audio":"loud","video":"on"}'],
    ['far too much', JSON.stringify({ type: 'beat', filler: 'x'.repeat(5_000) })],
    ['nothing', 'null'],
  ])('drops %s', (_name, data) => {
    expect(parseControlMessage(data)).toBeNull();
  });
});
