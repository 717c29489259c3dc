import { describe, expect, it } from 'vitest';
import { describesPartner } from './sdp-check.ts';

const partner = { fingerprints: ['sha-256 AA:BB:CC'] };
const lines = (...text: string[]) => text.join('\r\n');
const honest = lines(
  'v=0',
  's=-',
  'm=audio 9 UDP 111',
  'a=fingerprint:sha-256 aa:bb:cc',
  'm=video 9 UDP 96',
  'a=fingerprint:sha-256 AA:BB:CC',
);

describe('describesPartner', () => {
  it.each([
    ['the published certificate in every section', honest, true],
    [
      'the published certificate for the whole session',
      lines('v=0', 'a=fingerprint:SHA-256 aa:bb:cc', 'm=audio 9 UDP 111', 'm=video 9 UDP 96'),
      true,
    ],
    [
      'a bundled section of port 0 with the certificate',
      lines(
        'v=0',
        'm=audio 9 UDP 111',
        'a=fingerprint:sha-256 AA:BB:CC',
        'm=video 0 UDP 96',
        'a=bundle-only',
        'a=fingerprint:sha-256 AA:BB:CC',
      ),
      true,
    ],
    ['another certificate', honest.replaceAll(/aa:bb:cc/giu, 'DD:EE:FF'), false],
    ['another certificate in one section', honest.replace('AA:BB:CC', 'DD:EE:FF'), false],
    ['a second line added beside the right one', `${honest}\r\na=fingerprint:sha-256 DD:EE:FF`, false],
    [
      'a section without any',
      lines('v=0', 'm=audio 9 UDP 111', 'a=fingerprint:sha-256 AA:BB:CC', 'm=video 9 UDP 96'),
      false,
    ],
    ['keys in the text', `${honest}\r\na=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:x`, false],
    ['nothing at all', '', false],
    ['no live section', lines('v=0', 'a=fingerprint:sha-256 AA:BB:CC', 'm=audio 0 UDP 111'), false],
  ])('judges %s', (_name, sdp, expected) => {
    expect(describesPartner(sdp, partner)).toBe(expected);
  });

  it('refuses when the partner published nothing to compare with', () => {
    expect(describesPartner(honest, { fingerprints: [] })).toBe(false);
  });
});
