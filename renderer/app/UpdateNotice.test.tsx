import { act, cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeAll, expect, test } from 'vitest';
import type { UpdateState } from '#shared/ipc/bridge.ts';
import { FakeClinic } from '../backend/fake-backend.ts';
import { startI18n } from '../i18n/index.ts';
import { renderSignedIn, sita } from './testing.tsx';
import { UpdateNotice } from './UpdateNotice.tsx';

beforeAll(() => startI18n('en'));
afterEach(cleanup);

/** Beside the announcer, which is always there. */
const notice = () => document.querySelector('.banner');

async function open() {
  const { host } = renderSignedIn(<UpdateNotice />, { me: sita, clinic: new FakeClinic(sita) });
  // What is known at first has been read.
  await act(async () => {
    await host.bridge.invoke('updates:read');
  });
  const tell = (state: UpdateState): void => {
    host.desktop.update = { current: '1.0.0', state };
    act(() => host.push('updates:changed', host.desktop.update));
  };
  const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));
  return { host, tell, press };
}

test('a version that is ready can be taken now or later; later is said once', async () => {
  const { host, tell, press } = await open();
  tell({ kind: 'downloading', version: '2.0.0', percent: 50 });
  expect(notice()).toBeNull();
  tell({ kind: 'ready', version: '2.0.0' });
  expect(notice()?.textContent).toContain('Version 2.0.0 is ready');
  press('Restart now');
  await waitFor(() => expect(host.desktop.requests.map(({ name }) => name)).toContain('updates:install'));
  press('Later');
  expect(notice()).toBeNull();
  tell({ kind: 'ready', version: '2.0.0' });
  expect(notice()).toBeNull();
});

test('during a call the restart is refused in words', async () => {
  const { host, tell, press } = await open();
  tell({ kind: 'ready', version: '2.0.0' });
  host.desktop.update = { current: '1.0.0', state: { kind: 'none' } };
  press('Restart now');
  expect(await screen.findByText(/Not during a call/)).toBeTruthy();
});

test.each([['damaged'], ['not-valid']] as const)('a feed that lies (%s) is said once, calmly', async (reason) => {
  const { tell, press } = await open();
  tell({ kind: 'failed', reason });
  expect(notice()?.textContent).toContain('Nothing was changed');
  press('OK');
  tell({ kind: 'failed', reason });
  expect(notice()).toBeNull();
});

test('a feed that cannot be reached is not worth a word here', async () => {
  const { tell } = await open();
  tell({ kind: 'failed', reason: 'not-reachable' });
  expect(notice()).toBeNull();
});
