import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { ServicesProvider } from '../../app/services.tsx';
import { sita } from '../../app/testing.tsx';
import { FakeClinic } from '../../backend/fake-backend.ts';
import { startI18n } from '../../i18n/index.ts';
import { createFakeHost } from '../../platform/fake-host.ts';
import { DeviceSettings } from './DeviceSettings.tsx';

beforeAll(() => startI18n('en'));
afterEach(() => cleanup());

function open(system: string) {
  const host = createFakeHost();
  const platform = { ...host.bridge, host: { kind: 'electron', platform: system } } as const;
  const allowed = vi.fn<() => void>();
  const clinic = new FakeClinic(sita);
  render(
    <ServicesProvider services={{ backend: clinic.backend, platform, config: host.desktop.config, me: sita }}>
      <DeviceSettings kind="camera" onAllowed={allowed} />
    </ServicesProvider>,
  );
  return { desktop: host.desktop, allowed };
}

test.each(['darwin', 'win32'])('%s: the button opens the page of the settings', async (system) => {
  const { desktop } = open(system);
  fireEvent.click(screen.getByRole('button', { name: 'Open the system’s settings' }));
  await waitFor(() =>
    expect(desktop.requests).toContainEqual({ name: 'devices:open-settings', payload: { kind: 'camera' } }),
  );
});

test.each(['linux', 'web'])('%s has no such page', (system) => {
  open(system);
  expect(screen.queryByRole('button')).toBeNull();
});

test('coming back, the device is tried again as soon as the system allows it', async () => {
  const { desktop, allowed } = open('darwin');
  desktop.deviceStatus = 'denied';
  fireEvent.focus(window);
  await waitFor(() => expect(desktop.requests).toHaveLength(1));
  expect(allowed).not.toHaveBeenCalled();
  desktop.deviceStatus = 'granted';
  fireEvent.focus(window);
  await waitFor(() => expect(allowed).toHaveBeenCalled());
});
