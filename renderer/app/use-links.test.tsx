import { act, cleanup, renderHook, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { FakeClinic } from '../backend/fake-backend.ts';
import { createFakeHost } from '../platform/fake-host.ts';
import { sita, rahman } from './testing.tsx';
import { useLinks } from './use-links.ts';
import { useOwnRoute } from './use-own-route.ts';

const visit = '/appointments/6f1c3c1e-54a8-4f0e-9d6a-2f4f0a5b7c11';
const code = '6f1c3c1e-54a8-4f0e-9d6a-2f4f0a5b7c11';

beforeEach(() => {
  location.hash = '';
});
afterEach(cleanup);

test('the route of a link is kept, also before anybody is signed in', async () => {
  const clinic = new FakeClinic();
  const host = createFakeHost({ pendingRoute: visit });
  renderHook(() => useLinks(host.bridge, clinic.backend.account));
  await waitFor(() => expect(location.hash).toBe(`#${visit}`));
});

test('a code signs in where nobody is, and never in the place of somebody', async () => {
  const clinic = new FakeClinic();
  const host = createFakeHost();
  renderHook(() => useLinks(host.bridge, clinic.backend.account));
  act(() => host.push('links:opened', { kind: 'sign-in', code }));
  await waitFor(() => expect(clinic.backend.account.current().kind).toBe('choosing-password'));
  act(() => clinic.become({ kind: 'signed-in', profile: sita }));
  act(() => host.push('links:opened', { kind: 'sign-in', code }));
  expect(clinic.requests.map(({ name }) => name)).toEqual(['returnWith']);
});

test('a link that leads nowhere says why, until another one does', async () => {
  const clinic = new FakeClinic();
  const host = createFakeHost();
  clinic.refuse('returnWith', 'link_from_elsewhere');
  const { result } = renderHook(() => useLinks(host.bridge, clinic.backend.account));
  act(() => host.push('links:opened', { kind: 'sign-in', code }));
  await waitFor(() => expect(result.current?.code).toBe('link_from_elsewhere'));
  act(() => host.push('links:opened', { kind: 'sign-in-refused' }));
  expect(result.current?.code).toBe('link_expired');
  act(() => host.push('links:opened', { kind: 'route', route: visit }));
  expect(result.current).toBeNull();
});

test('whose sign-in ran out comes back to their page; somebody else begins at the first', () => {
  const { rerender } = renderHook(useOwnRoute, { initialProps: { kind: 'signed-in', profile: sita } });
  location.hash = visit;
  rerender({ kind: 'signed-out', because: 'expired' });
  rerender({ kind: 'signed-in', profile: sita });
  expect(location.hash).toBe(`#${visit}`);
  rerender({ kind: 'signed-out', because: 'expired' });
  rerender({ kind: 'signed-in', profile: rahman });
  expect(location.hash).toBe('#/');
  location.hash = visit;
  rerender({ kind: 'signed-out', because: 'away' });
  expect(location.hash).toBe('#/');
});
