import { safeStorage } from 'electron';
import type { Log } from './log.ts';
import type { ProfileProblems } from './profile.ts';
import { SessionVault } from './session-vault.ts';
import { SettingsStore } from './settings.ts';
import { StoredFile } from './stored-file.ts';
import { WindowStateStore } from './window-state.ts';

export interface Stores {
  settings: SettingsStore;
  vault: SessionVault;
  windowState: WindowStateStore;
  /** Writes what is still waiting: the app quits. */
  flush: () => void;
}

/** What the profile keeps. Reads synchronously, so it belongs before `ready`. */
export function openStores(folder: string, log: Log, problems: ProfileProblems): Stores {
  const files = {
    settings: StoredFile.open(folder, 'settings', log),
    session: StoredFile.open(folder, 'session', log),
    window: StoredFile.open(folder, 'window', log),
  };
  problems.set('settings-not-read', files.settings.wasBroken);
  problems.set('session-not-read', files.session.wasBroken);
  for (const file of [files.settings, files.session]) file.onWritten((failed) => problems.set('not-saved', failed));
  const unreadable = (): void => problems.set('session-not-read', true);
  return {
    settings: new SettingsStore(files.settings, log),
    vault: new SessionVault({ file: files.session, keyring: safeStorage, platform: process.platform, log, unreadable }),
    windowState: new WindowStateStore(files.window),
    flush: () => Object.values(files).forEach((file) => file.flush()),
  };
}
