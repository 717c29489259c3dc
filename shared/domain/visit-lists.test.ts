import { expect, test } from 'vitest';
import type { Appointment } from './records.ts';
import { testVisit } from './test-visits.ts';
import { isUpcoming, pastVisits, upcomingVisits } from './visit-lists.ts';

const minute = 60_000;
const now = Date.UTC(2026, 10, 25, 4, 45);
const visit = (id: string, from: number, change: Partial<Appointment> = {}): Appointment =>
  testVisit({ id, startsAt: now + from * minute, ...change });

test.each([
  ['a confirmed call that can still be started', visit('a', -70), true],
  ['a confirmed call that cannot be started any more', visit('a', -76), false],
  ['a visit at the clinic that goes on', visit('a', -10, { type: 'offline' }), true],
  ['a visit at the clinic that is over', visit('a', -16, { type: 'offline' }), false],
  ['a request that can be answered', visit('a', -10, { status: 'requested' }), true],
  ['a request nobody answered', visit('a', -16, { status: 'requested' }), false],
  ['a cancelled visit of tomorrow', visit('a', 1440, { status: 'cancelled' }), false],
  ['a declined visit of tomorrow', visit('a', 1440, { status: 'declined' }), false],
])('%s', (_, appointment, upcoming) => {
  expect(isUpcoming(appointment, now)).toBe(upcoming);
});

test('what comes first is first; of the past, what was last', () => {
  const visits = [visit('later', 90), visit('long ago', -900), visit('soon', 5), visit('recently', -100)];
  expect(upcomingVisits(visits, now).map(({ id }) => id)).toEqual(['soon', 'later']);
  expect(pastVisits(visits, now).map(({ id }) => id)).toEqual(['recently', 'long ago']);
});
