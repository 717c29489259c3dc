import type { Settings, SettingsPatch } from '#shared/ipc/bridge.ts';
import { defaultSettings } from '#shared/ipc/defaults.ts';
import { settingsSchema } from '#shared/ipc/schemas.ts';
import type { JsonFile } from './json-file.ts';
import type { Log } from './log.ts';

/** The settings of this computer: read once, validated, written behind. Every field that is not valid gets its default. */
export class SettingsStore {
  readonly #file: JsonFile;
  #settings: Settings;

  private constructor(file: JsonFile, settings: Settings) {
    this.#file = file;
    this.#settings = settings;
  }

  static async open(file: JsonFile, log: Log): Promise<SettingsStore> {
    const content = await file.read();
    if (content.state === 'broken') log('warn', 'settings-broken');
    return new SettingsStore(file, content.state === 'read' ? mend(content.value, log) : defaultSettings);
  }

  read(): Settings {
    return this.#settings;
  }

  /** @throws the system's error when the change could not be saved; it holds until the app quits all the same. */
  async change(patch: SettingsPatch): Promise<Settings> {
    const given = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));
    this.#settings = settingsSchema.parse({ ...this.#settings, ...given });
    const changed = this.#settings;
    await this.#file.write(changed);
    return changed;
  }
}

function mend(stored: unknown, log: Log): Settings {
  const fields: [string, unknown][] = typeof stored === 'object' && stored !== null ? Object.entries(stored) : [];
  return fields.reduce<Settings>((settings, [name, value]) => {
    const next = settingsSchema.safeParse({ ...settings, [name]: value });
    if (!next.success) log('warn', 'setting-ignored', { reason: name });
    return next.success ? next.data : settings;
  }, defaultSettings);
}
