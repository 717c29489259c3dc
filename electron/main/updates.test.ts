import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { CancellationToken } from 'electron-updater';
import type { UpdateState } from '#shared/ipc/bridge.ts';
import { Updates, type Updater } from './updates.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** A feed that offers a version; its download ends when the test says so. */
function setUp(offered: string | null, { on = true } = {}) {
  let busy = false;
  const told: UpdateState[] = [];
  const download = { ends: Promise.withResolvers<string[]>(), tell: (_percent: number): void => undefined };
  const cancelled = vi.fn<() => void>();
  const token = (): CancellationToken => {
    const made = new CancellationToken();
    made.on('cancel', () => {
      cancelled();
      download.ends.reject(new Error('cancelled'));
    });
    return made;
  };
  const checkForUpdates = vi.fn<Updater['checkForUpdates']>(() => {
    const updateInfo = { version: offered ?? '1.0.0', files: [], path: '', sha512: '', releaseDate: '' };
    const isUpdateAvailable = offered !== null;
    return Promise.resolve({ isUpdateAvailable, updateInfo, versionInfo: updateInfo, cancellationToken: token() });
  });
  const updater: Updater = {
    autoDownload: true,
    autoInstallOnAppQuit: false,
    allowDowngrade: true,
    disableWebInstaller: false,
    logger: null,
    checkForUpdates,
    downloadUpdate: () => {
      download.ends = Promise.withResolvers();
      return download.ends.promise;
    },
    quitAndInstall: vi.fn<Updater['quitAndInstall']>(),
    on: (_event, listener) => {
      download.tell = (percent) => listener({ percent });
    },
  };
  const leave = vi.fn<() => void>();
  const updates = new Updates(
    {
      load: () => Promise.resolve(updater),
      busy: () => busy,
      changed: (state) => told.push(state),
      leave,
      log: () => undefined,
    },
    on,
  );
  const setBusy = (is: boolean): void => {
    busy = is;
    updates.busyChanged();
  };
  return { updates, updater, checkForUpdates, download, cancelled, told, leave, setBusy };
}

test('are looked for after 30 seconds and then every hour, until the app quits', async () => {
  const { updates, checkForUpdates } = setUp(null);
  updates.start();
  await vi.advanceTimersByTimeAsync(29_999);
  expect(checkForUpdates).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(2 * 3_600_000);
  expect(checkForUpdates).toHaveBeenCalledTimes(3);
  updates.stop();
  expect(vi.getTimerCount()).toBe(0);
});

test('an app that is not installed looks for nothing', async () => {
  const { updates, checkForUpdates } = setUp('2.0.0', { on: false });
  updates.start();
  await updates.check();
  expect([vi.getTimerCount(), checkForUpdates.mock.calls.length, updates.state]).toEqual([0, 0, { kind: 'off' }]);
});

test('a newer version is loaded, told in whole percents, and installed when the person says so', async () => {
  const { updates, updater, download, told, leave } = setUp('2.0.0');
  expect(updates.install()).toBe(false);
  const checked = updates.check();
  await vi.advanceTimersByTimeAsync(0);
  for (const percent of [0.4, 0.6, 50.2, 50.9]) download.tell(percent);
  download.ends.resolve([]);
  await checked;
  expect(told).toEqual([
    { kind: 'downloading', version: '2.0.0', percent: 0 },
    { kind: 'downloading', version: '2.0.0', percent: 50 },
    { kind: 'ready', version: '2.0.0' },
  ]);
  expect([updater.allowDowngrade, updater.autoInstallOnAppQuit, updater.logger]).toEqual([false, true, null]);
  expect(updates.install()).toBe(true);
  expect([leave.mock.calls.length, vi.mocked(updater.quitAndInstall).mock.calls]).toEqual([1, [[false, true]]]);
});

test('nothing is looked for, loaded or installed while it rings or a call runs; it goes on afterwards', async () => {
  const { updates, updater, checkForUpdates, download, cancelled, told, setBusy } = setUp('2.0.0');
  setBusy(true);
  await updates.check();
  expect(checkForUpdates).not.toHaveBeenCalled();
  setBusy(false);
  const checked = updates.check();
  await vi.advanceTimersByTimeAsync(0);
  setBusy(true);
  await checked;
  expect([cancelled.mock.calls.length, updates.state]).toEqual([1, { kind: 'waiting', version: '2.0.0' }]);
  setBusy(false);
  await vi.advanceTimersByTimeAsync(0);
  expect(updates.state.kind).toBe('downloading');
  download.ends.resolve([]);
  await vi.advanceTimersByTimeAsync(0);
  expect(told.map(({ kind }) => kind)).toEqual(['downloading', 'waiting', 'downloading', 'ready']);
  setBusy(true);
  expect(updates.install()).toBe(false);
  expect(updater.quitAndInstall).not.toHaveBeenCalled();
});

test('a ring between finding and loading lets the loading wait', async () => {
  const { updates, checkForUpdates, setBusy } = setUp('2.0.0');
  checkForUpdates.mockImplementationOnce(async () => {
    const found = await checkForUpdates();
    setBusy(true);
    return found;
  });
  await updates.check();
  expect(updates.state).toEqual({ kind: 'waiting', version: '2.0.0' });
});

test('the same trouble is said once, however often it is met', async () => {
  const { updates, checkForUpdates, told } = setUp(null);
  checkForUpdates.mockRejectedValue(Object.assign(new Error('no'), { code: 'ERR_UPDATER_INVALID_UPDATE_INFO' }));
  await updates.check();
  await updates.check();
  expect(told).toEqual([{ kind: 'failed', reason: 'not-valid' }]);
});
