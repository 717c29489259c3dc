import { act, cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { FakeClinic } from '../backend/fake-backend.ts';
import { startI18n } from '../i18n/index.ts';
import { HostEffects } from './HostEffects.tsx';
import { renderSignedIn, sita } from './testing.tsx';

beforeAll(() => startI18n('en'));
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

function open() {
  const clinic = new FakeClinic(sita);
  const { host } = renderSignedIn(<HostEffects />, { me: sita, clinic });
  const presence = () => host.desktop.presence;
  return { clinic, host, presence };
}

describe('whether this computer can be called', () => {
  test('is said only after the clinic has answered', async () => {
    const { clinic, presence } = open();
    await waitFor(() => expect(presence()).toEqual({ state: 'ready' }));
    expect(clinic.requests.filter(({ name }) => name === 'calls.clockOffset')).not.toEqual([]);
  });

  test('is proven again and again, and a clinic that does not answer is not ready', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    const { clinic, presence } = open();
    await waitFor(() => expect(presence()).toEqual({ state: 'ready' }));
    clinic.refuse('calls.clockOffset', 'server_unreachable');
    await act(() => vi.advanceTimersByTimeAsync(30_000));
    expect(presence()).toEqual({
      state: 'unreachable',
      reason: expect.stringMatching(/^No connection since \d\d:\d\d$/),
    });
    await act(() => vi.advanceTimersByTimeAsync(30_000));
    expect(presence()).toEqual({ state: 'ready' });
  });

  test('follows the channel the changes come by', async () => {
    const { clinic, presence } = open();
    await waitFor(() => expect(presence()).toEqual({ state: 'ready' }));
    act(() => clinic.setWatchState('offline'));
    expect(presence()).toMatchObject({ state: 'unreachable' });
    act(() => clinic.setWatchState('live'));
    await waitFor(() => expect(presence()).toEqual({ state: 'ready' }));
  });
});

describe('being away', () => {
  test('is warned of with the seconds left; pressing ends the warning', async () => {
    const { host } = open();
    act(() => host.push('session:idle', { secondsLeft: 60 }));
    expect((await screen.findByRole('alertdialog')).textContent).toContain('60 seconds');
    await waitFor(() => expect(screen.getByRole('alertdialog').contains(document.activeElement)).toBe(true));
    act(() => host.push('session:idle', { secondsLeft: 55 }));
    expect(screen.getByRole('alertdialog').textContent).toContain('55 seconds');
    fireEvent.click(screen.getByRole('button', { name: 'Stay signed in' }));
    expect(screen.queryByRole('alertdialog')).toBeNull();
  });

  test('ends with signing out', async () => {
    const { clinic, host } = open();
    act(() => host.push('session:idle', { secondsLeft: 5 }));
    act(() => host.push('session:sign-out', null));
    expect(screen.queryByRole('alertdialog')).toBeNull();
    await waitFor(() => expect(clinic.requests.map(({ name }) => name)).toContain('signOut'));
  });

  test('is taken back when somebody is there', () => {
    const { host } = open();
    act(() => host.push('session:idle', { secondsLeft: 30 }));
    act(() => host.push('session:idle', { secondsLeft: null }));
    expect(screen.queryByRole('alertdialog')).toBeNull();
  });
});

test('a locked workstation covers the content until it is unlocked', () => {
  const { host } = open();
  const covered = () => document.documentElement.dataset['locked'];
  act(() => host.push('system:locked', null));
  expect(covered()).toBe('true');
  act(() => host.push('system:unlocked', null));
  expect(covered()).toBeUndefined();
  act(() => host.push('system:locked', null));
  cleanup();
  expect(covered()).toBeUndefined();
});
