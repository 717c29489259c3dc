import { expect, it } from 'vitest';
import { preferRedundantSound } from './sound-codec.ts';

const offer = [
  'v=0',
  'm=audio 9 UDP/TLS/RTP/SAVPF 111 63 9 0',
  'a=rtpmap:111 opus/48000/2',
  'a=rtpmap:63 red/48000/2',
  'm=video 9 UDP/TLS/RTP/SAVPF 96 118',
  'a=rtpmap:118 red/90000',
  '',
].join('\r\n');

it('names redundant sound first and changes nothing else', () => {
  expect(preferRedundantSound(offer)).toBe(offer.replace('111 63 9 0', '63 111 9 0'));
});

it('leaves an offer alone that has no such sound, also when there is such a picture', () => {
  const without = offer.replace('a=rtpmap:63 red/48000/2\r\n', '');
  expect(preferRedundantSound(without)).toBe(without);
  expect(preferRedundantSound('')).toBe('');
});
