import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { ServicesProvider } from '../../app/services.tsx';
import { sita } from '../../app/testing.tsx';
import { FakeClinic } from '../../backend/fake-backend.ts';
import { startI18n } from '../../i18n/index.ts';
import { createFakeHost } from '../../platform/fake-host.ts';
import { CallContext, type CallContextValue } from '../call-context.ts';
import { DeviceSettings } from './DeviceSettings.tsx';

beforeAll(() => startI18n('en'));
afterEach(() => cleanup());

function open(system: string) {
  const host = createFakeHost();
  const platform = { ...host.bridge, host: { kind: 'electron', platform: system } } as const;
  const setCamera = vi.fn<CallContextValue['setCamera']>();
  const setMicrophone = vi.fn<CallContextValue['setMicrophone']>();
  // The button asks nothing else of the call.
  const call: Partial<CallContextValue> = { setCamera, setMicrophone };
  const clinic = new FakeClinic(sita);
  render(
    <ServicesProvider services={{ backend: clinic.backend, platform, config: host.desktop.config, me: sita }}>
      <CallContext value={Object.assign(Object.create(null), call)}>
        <DeviceSettings kind="camera" />
      </CallContext>
    </ServicesProvider>,
  );
  return { desktop: host.desktop, setCamera, setMicrophone };
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
  const { desktop, setCamera, setMicrophone } = open('darwin');
  desktop.deviceStatus = 'denied';
  fireEvent.focus(window);
  await waitFor(() => expect(desktop.requests).toHaveLength(1));
  expect(setCamera).not.toHaveBeenCalled();
  desktop.deviceStatus = 'granted';
  fireEvent.focus(window);
  await waitFor(() => expect(setCamera).toHaveBeenCalledWith(true));
  expect(setMicrophone).not.toHaveBeenCalled();
});
