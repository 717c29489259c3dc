import type { AppUpdater } from 'electron-updater';
import { errorKind, type Log } from './log.ts';

export interface UpdatesHost {
  /** Only called when an update is looked for, so that the updater is not part of the start. */
  load: () => Promise<Pick<AppUpdater, 'checkForUpdates' | 'autoDownload' | 'autoInstallOnAppQuit'>>;
  /** True while it rings or a call runs: nothing may take bandwidth or attention then. */
  busy: () => boolean;
  log: Log;
}

const firstCheckMs = 30_000;
const everyMs = 60 * 60 * 1000;

/** Looks for a new version after 30 s and then every hour; it is installed when the app quits, never under a call. */
export class Updates {
  readonly #host: UpdatesHost;
  readonly #timers: ReturnType<typeof setTimeout>[] = [];
  #downloaded = false;

  constructor(host: UpdatesHost) {
    this.#host = host;
  }

  start(): void {
    this.#timers.push(
      setTimeout(() => void this.check(), firstCheckMs),
      setInterval(() => void this.check(), everyMs),
    );
  }

  stop(): void {
    for (const timer of this.#timers.splice(0)) clearTimeout(timer);
  }

  async check(): Promise<void> {
    if (this.#downloaded || this.#host.busy()) return;
    try {
      const updater = await this.#host.load();
      updater.autoDownload = true;
      updater.autoInstallOnAppQuit = true;
      const found = await updater.checkForUpdates();
      if (!found?.downloadPromise) return;
      await found.downloadPromise;
      this.#downloaded = true;
      this.#host.log('info', 'update-downloaded', { version: found.updateInfo.version });
    } catch (error) {
      this.#host.log('warn', 'update-failed', { reason: errorKind(error) });
    }
  }
}
