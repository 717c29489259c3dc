// What fast-check draws: eight to fifteen steps.
import { array, constant, constantFrom, nat, noBias, noShrink, oneof, record, tuple, type Arbitrary } from 'fast-check';
import type { Step } from './walker.ts';

/**
 * Without a preference for small ones, which would always be the first of everything; and not made smaller after a failure:
 * the walk is cut to the steps that matter, which are told in words.
 */
const any = noShrink(noBias(nat()));
const numbers = array(any, { minLength: 12, maxLength: 12 });
const step: Arbitrary<Step> = oneof(
  { weight: 12, arbitrary: record({ kind: constant('one'), action: any, numbers }) },
  { weight: 4, arbitrary: record({ kind: constant('two'), actions: tuple(any, any), numbers }) },
  {
    weight: 2,
    // Just before and after what the clinic waits for: a ring, a connection, an abandoned call, a visit, a held time, a reminder.
    arbitrary: record({
      kind: constant('pass'),
      seconds: constantFrom(1, 20, 46, 61, 181, 300, 900, 3_000, 4_000, 21_600, 86_400, 15 * 86_400),
    }),
  },
);
export const walk = array(step, { minLength: 8, maxLength: 15 });
