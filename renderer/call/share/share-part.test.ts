import { expect, it } from 'vitest';
import { problemOf } from './share-part.ts';

it.each([
  [new DOMException('Permission denied', 'NotAllowedError'), null],
  [new DOMException('Permission denied by system', 'NotAllowedError'), 'screen_refused_by_system'],
  [new DOMException('', 'NotReadableError'), 'screen_failed'],
  [new DOMException('', 'AbortError'), null],
  [new TypeError('odd'), 'screen_failed'],
])('%s is %s', (error, problem) => {
  expect(problemOf(error)).toBe(problem);
});
