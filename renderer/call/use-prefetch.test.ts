import { describe, expect, it } from 'vitest';
import { visitOfSita } from '../app/testing.tsx';
import { callIsNear } from './use-prefetch.ts';

const minute = 60_000;
const visit = visitOfSita({
  status: 'confirmed',
  type: 'online',
  callOpensAt: 60 * minute,
  callClosesAt: 120 * minute,
});

describe('callIsNear', () => {
  it.each([
    ['an hour before it may be called', visit, 0, false],
    ['half an hour before', visit, 30 * minute, true],
    ['while it may be called', visit, 90 * minute, true],
    ['afterwards', visit, 121 * minute, false],
    ['at the clinic', { ...visit, type: 'offline' as const }, 90 * minute, false],
    ['only requested', { ...visit, status: 'requested' as const }, 90 * minute, false],
  ])('judges a visit %s', (_name, appointment, now, expected) => {
    expect(callIsNear([appointment], now)).toBe(expected);
  });
});
