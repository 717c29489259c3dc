import { expect, it } from 'vitest';
import { cornerAfter } from './use-self-place.ts';

it.each([
  ['bottom-right', 'ArrowUp', 'top-right'],
  ['bottom-right', 'ArrowLeft', 'bottom-left'],
  ['top-left', 'ArrowDown', 'bottom-left'],
  ['top-left', 'ArrowRight', 'top-right'],
  ['top-left', 'ArrowUp', 'top-left'],
  ['top-left', 'x', 'top-left'],
] as const)('from %s with %s it goes to %s', (corner, key, next) => {
  expect(cornerAfter(corner, key)).toBe(next);
});
