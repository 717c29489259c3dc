import type { AppUpdater, CancellationToken, UpdateCheckResult } from 'electron-updater';
import type { UpdateState } from '#shared/ipc/bridge.ts';
import { errorKind, type Log } from './log.ts';

/** The part of electron-updater that is used. */
export type Updater = Pick<
  AppUpdater,
  | 'autoDownload'
  | 'autoInstallOnAppQuit'
  | 'allowDowngrade'
  | 'disableWebInstaller'
  | 'logger'
  | 'checkForUpdates'
  | 'downloadUpdate'
  | 'quitAndInstall'
> & { on: (event: 'download-progress', listener: (progress: { percent: number }) => void) => unknown };

export interface UpdatesHost {
  /** Only called when an update is looked for, so that the updater is not part of the start. */
  load: () => Promise<Updater>;
  /** True while it rings or a call runs: nothing may take bandwidth or attention then. */
  busy: () => boolean;
  /** Told whenever there is something new to say. */
  changed: (state: UpdateState) => void;
  /** The app is about to quit and be replaced; nothing may ask or hold it now. */
  leave: () => void;
  log: Log;
}

const firstCheckMs = 30_000;
const everyMs = 60 * 60 * 1000;

/**
 * Looks for a new version after 30 s and then every hour, loads it, and installs it when the person says so or when the app quits.
 * A ring or a call stops the loading; it goes on afterwards.
 */
export class Updates {
  readonly #host: UpdatesHost;
  readonly #timers: ReturnType<typeof setTimeout>[] = [];
  #state: UpdateState;
  #checking: Promise<void> | undefined;
  #updater: Updater | undefined;
  #loading: CancellationToken | undefined;

  /** @param on false where the app is not installed, and nothing could replace it */
  constructor(host: UpdatesHost, on: boolean) {
    this.#host = host;
    this.#state = { kind: on ? 'none' : 'off' };
  }

  get state(): UpdateState {
    return this.#state;
  }

  start(): void {
    if (this.#state.kind === 'off') return;
    this.#timers.push(
      setTimeout(() => void this.check(), firstCheckMs),
      setInterval(() => void this.check(), everyMs),
    );
  }

  stop(): void {
    for (const timer of this.#timers.splice(0)) clearTimeout(timer);
    this.#loading?.cancel();
  }

  /** Never rejects: what went wrong is the state. One check at a time. */
  check(): Promise<void> {
    if (this.#state.kind === 'off' || this.#state.kind === 'ready' || this.#host.busy()) return Promise.resolve();
    this.#checking ??= this.#look().finally(() => {
      this.#checking = undefined;
    });
    return this.#checking;
  }

  /** It began or ceased to ring, or a call did. */
  busyChanged(): void {
    if (this.#host.busy()) this.#loading?.cancel();
    else if (this.#state.kind === 'waiting') void this.check();
  }

  /** @returns false when it is not the time: nothing is loaded, or somebody is being called or talking */
  install(): boolean {
    if (this.#state.kind !== 'ready' || this.#host.busy() || !this.#updater) return false;
    this.#host.leave();
    // Not silent, and started again afterwards.
    this.#updater.quitAndInstall(false, true);
    return true;
  }

  async #look(): Promise<void> {
    try {
      this.#updater ??= this.#prepared(await this.#host.load());
      const found = await this.#updater.checkForUpdates();
      if (found?.isUpdateAvailable === true) await this.#download(this.#updater, found);
      else this.#become({ kind: 'none' });
    } catch (error) {
      this.#host.log('warn', 'update-failed', { reason: errorKind(error) });
      this.#become({ kind: 'failed', reason: whyFailed(error) });
    }
  }

  #prepared(updater: Updater): Updater {
    updater.autoDownload = false;
    updater.autoInstallOnAppQuit = true;
    // A feed that offers an older version, perhaps one with a known hole, is not followed.
    updater.allowDowngrade = false;
    updater.disableWebInstaller = true;
    // Its lines carry addresses and paths.
    updater.logger = null;
    updater.on('download-progress', ({ percent }) => {
      if (this.#state.kind === 'downloading') this.#become({ ...this.#state, percent: Math.floor(percent) });
    });
    return updater;
  }

  async #download(updater: Updater, { updateInfo, cancellationToken }: UpdateCheckResult): Promise<void> {
    const { version } = updateInfo;
    this.#loading = cancellationToken;
    if (this.#host.busy()) {
      this.#become({ kind: 'waiting', version });
      return;
    }
    this.#become({ kind: 'downloading', version, percent: 0 });
    try {
      await updater.downloadUpdate(cancellationToken);
      this.#host.log('info', 'update-downloaded', { version });
      this.#become({ kind: 'ready', version });
    } catch (error) {
      if (cancellationToken?.cancelled !== true) throw error;
      this.#become({ kind: 'waiting', version });
    } finally {
      this.#loading = undefined;
    }
  }

  #become(state: UpdateState): void {
    if (JSON.stringify(state) === JSON.stringify(this.#state)) return;
    this.#state = state;
    this.#host.changed(state);
  }
}

/** What the feed answered cannot be believed, or it did not answer. The codes are electron-updater's. */
function whyFailed(error: unknown): 'not-reachable' | 'not-valid' | 'damaged' {
  const code = errorKind(error);
  if (code === 'ERR_CHECKSUM_MISMATCH' || code === 'ERR_UPDATER_INVALID_SIGNATURE') return 'damaged';
  if (code === 'ERR_UPDATER_CHANNEL_FILE_NOT_FOUND') return 'not-reachable';
  return code.startsWith('ERR_UPDATER_') ? 'not-valid' : 'not-reachable';
}
