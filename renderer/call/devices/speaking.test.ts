import { expect, it } from 'vitest';
import { isSpeaking, remember } from './speaking.ts';

const after = (levels: readonly number[]) => levels.reduce<readonly number[]>(remember, []);

it('a word is speech', () => {
  expect(isSpeaking(after([0.01, 0.02, 0.2, 0.3, 0.25, 0.18]))).toBe(true);
});

it('a hum, a click and what was said long ago are not', () => {
  expect(isSpeaking(after(Array.from({ length: 50 }, () => 0.03)))).toBe(false);
  expect(isSpeaking(after([0, 0, 0.9, 0.4, 0, 0]))).toBe(false);
  expect(isSpeaking(after([0.3, 0.3, 0.3, 0.3, ...Array.from({ length: 20 }, () => 0)]))).toBe(false);
});
