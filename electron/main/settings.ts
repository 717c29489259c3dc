import type { Settings, SettingsPatch } from '#shared/ipc/bridge.ts';
import { defaultSettings } from '#shared/ipc/defaults.ts';
import { settingsSchema } from '#shared/ipc/schemas.ts';
import type { Log } from './log.ts';
import type { StoredContent, StoredFile } from './stored-file.ts';

/** The settings of this computer: read before `ready`, kept in memory, written behind. A field that is not valid gets its default. */
export class SettingsStore {
  readonly #file: StoredFile;
  #settings: Settings;

  constructor(file: StoredFile, log: Log) {
    this.#file = file;
    this.#settings = mend(file.content, log);
  }

  read(): Settings {
    return this.#settings;
  }

  /** @throws the system's error when the change could not be saved; it holds until the app quits all the same. */
  async change(patch: SettingsPatch): Promise<Settings> {
    const given = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));
    this.#settings = settingsSchema.parse({ ...this.#settings, ...given });
    const changed = this.#settings;
    await this.#file.write({ ...changed });
    return changed;
  }
}

function mend(stored: StoredContent, log: Log): Settings {
  return Object.entries(stored).reduce<Settings>((settings, [name, value]) => {
    const next = settingsSchema.safeParse({ ...settings, [name]: value });
    if (!next.success) {
      log('warn', 'setting-ignored', { reason: name in defaultSettings ? 'not-valid' : 'not-a-setting' });
    }
    return next.success ? next.data : settings;
  }, defaultSettings);
}
