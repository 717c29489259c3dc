import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createFakeHost } from '../platform/fake-host.ts';
import { draftsOf, keepDraftsIn } from './drafts.ts';
import { SealedDrafts } from './sealed-drafts.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  keepDraftsIn(null);
  vi.useRealTimers();
});

test('what is typed goes to the host after a moment, and never into the page’s own storage', async () => {
  const { bridge, desktop } = createFakeHost();
  keepDraftsIn(await SealedDrafts.open(bridge, 'sita'));
  for (const reason of ['a', 'a c', 'a cough']) draftsOf('sita').write('booking', { reason });
  expect(desktop.session.size).toBe(0);
  await vi.advanceTimersByTimeAsync(500);
  expect(desktop.requests.filter(({ name }) => name === 'session:write')).toHaveLength(1);
  expect([...desktop.session.keys()]).toEqual(['drafts.sita']);
  expect([sessionStorage.length, localStorage.length]).toEqual([0, 0]);
});

test('a new window finds it again; another person does not', async () => {
  const { bridge } = createFakeHost();
  keepDraftsIn(await SealedDrafts.open(bridge, 'sita'));
  draftsOf('sita').write('booking', { reason: 'a cough' });
  await vi.advanceTimersByTimeAsync(500);
  keepDraftsIn(await SealedDrafts.open(bridge, 'sita'));
  expect(draftsOf('sita').read('booking')).toEqual({ reason: 'a cough' });
  keepDraftsIn(await SealedDrafts.open(bridge, 'bikash'));
  expect([draftsOf('bikash').read('booking'), draftsOf('sita').read('booking')]).toEqual([null, null]);
});

test('what is sent or thrown away is gone at once', async () => {
  const { bridge, desktop } = createFakeHost();
  keepDraftsIn(await SealedDrafts.open(bridge, 'sita'));
  draftsOf('sita').write('booking', 1);
  draftsOf('sita').removeAll();
  await vi.advanceTimersByTimeAsync(0);
  expect(desktop.session.size).toBe(0);
  await vi.advanceTimersByTimeAsync(1000);
  expect(desktop.session.size).toBe(0);
});

test('what another version kept is no reason not to start', async () => {
  const { bridge, desktop } = createFakeHost();
  desktop.session.set('drafts.sita', '{"booking": [1, 2');
  keepDraftsIn(await SealedDrafts.open(bridge, 'sita'));
  expect(draftsOf('sita').read('booking')).toBeNull();
});
