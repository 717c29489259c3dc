import { parseDate } from '@internationalized/date';
import { expect, test } from 'vitest';
import { ageOn } from './age.ts';

test.each([
  ['1988-04-12', '2026-04-11', { years: 37 }],
  ['1988-04-12', '2026-04-12', { years: 38 }],
  ['2024-11-23', '2026-11-23', { years: 2 }],
  ['2024-11-24', '2026-11-23', { months: 23 }],
  ['2026-11-20', '2026-11-23', { months: 0 }],
  ['2024-02-29', '2026-02-28', { months: 23 }],
  // A date that was mistyped.
  ['2027-01-01', '2026-11-23', { months: 0 }],
] as const)('born %s is on %s %o old', (born, day, age) => {
  expect(ageOn(parseDate(day), born)).toEqual(age);
});
