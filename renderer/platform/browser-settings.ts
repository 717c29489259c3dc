import type { Settings, SettingsPatch } from '#shared/ipc/bridge.ts';
import { defaultSettings } from '#shared/ipc/defaults.ts';
import { settingsSchema } from '#shared/ipc/schemas.ts';

const storageKey = 'meroclinic.settings';

/** Settings of this browser. Unreadable ones, from an older version or another hand, count as none. */
export class BrowserSettings {
  readonly #storage: Storage;
  constructor(storage: Storage) {
    this.#storage = storage;
  }

  read(): Settings {
    const parsed = settingsSchema.safeParse({ ...defaultSettings, ...parseObject(this.#storage.getItem(storageKey)) });
    // A tab can neither start with the computer nor close to a tray nor see that nobody is there, whatever is stored.
    const own = { startAtLogin: false, closeToTray: false, signOutWhenIdle: 0 } as const;
    return { ...(parsed.success ? parsed.data : defaultSettings), ...own };
  }

  change(patch: SettingsPatch): Settings {
    const given = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));
    this.#storage.setItem(storageKey, JSON.stringify({ ...this.read(), ...given }));
    return this.read();
  }

  /** True when a `storage` event from another tab is about these settings. */
  concerns(event: StorageEvent): boolean {
    return event.key === storageKey;
  }
}

function parseObject(text: string | null): object {
  try {
    const value: unknown = JSON.parse(text ?? '{}');
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}
