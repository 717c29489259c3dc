import { expect, test } from 'vitest';
import { initialsOf } from './Avatar.tsx';

test.each([
  ['Dr Anisha Rahman', 'AR'],
  ['Sita', 'S'],
  ['  maria  del carmen  lópez ', 'ML'],
  ['Prof. Dr. Kiran Shrestha', 'KS'],
  ['सीता गुरुङ', 'सीगु'],
  ['', ''],
])('%s becomes %s', (name, initials) => {
  expect(initialsOf(name)).toBe(initials);
});
