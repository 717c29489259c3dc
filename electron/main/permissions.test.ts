import type { Session } from 'electron';
import { expect, test, vi } from 'vitest';
import { guardPermissions, isPermitted } from './permissions.ts';

test.each([
  ['media', 'app://bundle/', true, true],
  ['media', 'app://bundle/appointments/1', true, true],
  ['loopback-network', 'app://bundle/', true, true],
  ['media', 'app://bundle/', false, false],
  ['media', 'app://bundle.evil.example/', true, false],
  ['media', 'app://user@bundle/', true, false],
  ['media', 'https://bundle/', true, false],
  ['media', 'https://evil.example/?app://bundle/', true, false],
  ['local-network-access', 'https://evil.example/', true, false],
  ['media', 'about:blank', true, false],
  ['media', '', true, false],
  ['geolocation', 'app://bundle/', true, false],
  ['display-capture', 'app://bundle/', true, true],
  ['display-capture', 'https://evil.example/', true, false],
  ['hid', 'app://bundle/', true, false],
  ['openExternal', 'app://bundle/', true, false],
  ['something-new', 'app://bundle/', true, false],
])('%s for %s (main frame %s): %s', (permission, url, isMainFrame, permitted) => {
  expect(isPermitted(permission, url, isMainFrame)).toBe(permitted);
});

test('all three handlers are set; devices are never given', () => {
  const session = {
    setPermissionRequestHandler: vi.fn<Session['setPermissionRequestHandler']>(),
    setPermissionCheckHandler: vi.fn<Session['setPermissionCheckHandler']>(),
    setDevicePermissionHandler: vi.fn<Session['setDevicePermissionHandler']>(),
  };
  guardPermissions(session, () => undefined);
  for (const set of Object.values(session)) expect(set.mock.calls[0]?.[0]).toBeTypeOf('function');
  const device = session.setDevicePermissionHandler.mock.calls[0]?.[0];
  const hid = { deviceId: '1', name: 'x', productId: 1, vendorId: 1, collections: [] };
  expect(device?.({ deviceType: 'hid', origin: 'app://bundle', device: hid })).toBe(false);
});
