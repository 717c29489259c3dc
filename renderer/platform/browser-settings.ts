import type { Settings, SettingsPatch } from '#shared/ipc/bridge.ts';
import { defaultSettings, languagePattern } from '#shared/ipc/defaults.ts';

const storageKey = 'meroclinic.settings';

/** Settings of this browser. What cannot be read, from an older version or another hand, counts as not set. */
export class BrowserSettings {
  readonly #storage: Storage;
  constructor(storage: Storage) {
    this.#storage = storage;
  }

  read(): Settings {
    // A tab can neither start with the computer nor close to a tray nor see that nobody is there, whatever is stored.
    const own = { startAtLogin: false, closeToTray: false, signOutWhenIdle: 0 } as const;
    return { ...defaultSettings, ...understood(parseObject(this.#storage.getItem(storageKey))), ...own };
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

const themes: readonly Settings['theme'][] = ['system', 'light', 'dark'];

/** Of what is stored, what these settings may be. */
function understood(stored: Readonly<Record<string, unknown>>): Partial<Settings> {
  const { callNotifications, showCallerName, language, theme } = stored;
  const found = themes.find((each) => each === theme);
  return {
    ...(typeof callNotifications === 'boolean' && { callNotifications }),
    ...(typeof showCallerName === 'boolean' && { showCallerName }),
    ...(typeof language === 'string' && languagePattern.test(language) && { language }),
    ...(found !== undefined && { theme: found }),
  };
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

function parseObject(text: string | null): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text ?? '{}');
    return isObject(value) ? value : {};
  } catch {
    return {};
  }
}
