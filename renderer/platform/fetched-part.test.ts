// Style sheets that do not arrive are looked at in a real browser: tests/e2e/lost-parts.spec.ts.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fetchedPart } from './fetched-part.ts';

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
});
afterEach(() => vi.useRealTimers());

test('a part that did not come is asked for again, and is there', async () => {
  const load = vi.fn<() => Promise<string>>();
  load.mockRejectedValueOnce(new TypeError('the network changed')).mockResolvedValue('part');
  const part = fetchedPart(load);
  await vi.runAllTimersAsync();
  expect(await part).toBe('part');
  expect(load).toHaveBeenCalledTimes(2);
});

test('one that never comes is told in words, four attempts later', async () => {
  const load = vi.fn<() => Promise<string>>(() => Promise.reject(new TypeError('no network')));
  const told = fetchedPart(load).catch((caught: unknown) => caught);
  await vi.runAllTimersAsync();
  expect(await told).toMatchObject({ code: 'server_unreachable' });
  expect(load).toHaveBeenCalledTimes(4);
});
