import type { SafeStorage } from 'electron';
import { z } from 'zod/mini';
import type { SessionProtection } from '#shared/ipc/bridge.ts';
import { errorKind, type Log } from './log.ts';
import type { StoredFile } from './stored-file.ts';

type Keyring = Pick<
  SafeStorage,
  'isAsyncEncryptionAvailable' | 'getSelectedStorageBackend' | 'encryptStringAsync' | 'decryptStringAsync'
>;
const sealedContent = z.strictObject({
  version: z.literal(1),
  /** The keyring that sealed the entries; on Linux it depends on the desktop session and can change between starts. */
  keyring: z.string(),
  entries: z.record(z.string(), z.base64()),
});

interface Sealed {
  keyring: string;
  entries: Map<string, string>;
}

/**
 * Supabase sessions: on disk only as the system's keyring seals them, and in memory alone where there is no keyring (Linux
 * `basic_text` is a fixed password, so it counts as none). Made before `ready`; requests are done one after the other.
 */
export class SessionVault {
  readonly #file: StoredFile;
  readonly #keyring: Keyring;
  readonly #platform: string;
  readonly #log: Log;
  readonly #unreadable: () => void;
  readonly #memory = new Map<string, string>();
  /** What is on disk; undefined as long as nothing is, since the keyring can only be asked after `ready`. */
  #sealed: Sealed | undefined;
  /** Whether the last change reached the disk. */
  #saved = true;
  #last: Promise<unknown> = Promise.resolve();

  constructor(options: {
    file: StoredFile;
    keyring: Keyring;
    platform: string;
    log: Log;
    /** Told when something kept cannot be read: signing in again is needed. */
    unreadable: () => void;
  }) {
    this.#file = options.file;
    this.#keyring = options.keyring;
    this.#platform = options.platform;
    this.#log = options.log;
    this.#unreadable = options.unreadable;
    this.#sealed = this.#readSealed();
  }

  protection(): Promise<SessionProtection> {
    return this.#next(async () => ((await this.#canSeal()) && this.#saved ? 'encrypted' : 'memory-only'));
  }

  read(key: string): Promise<string | null> {
    return this.#next(async () => this.#memory.get(key) ?? (await this.#unseal(key)));
  }

  write(key: string, value: string): Promise<void> {
    return this.#next(async () => {
      this.#memory.set(key, value);
      if (await this.#canSeal()) await this.#seal(key, value);
    });
  }

  remove(key: string): Promise<void> {
    return this.#next(async () => {
      this.#memory.delete(key);
      if (this.#sealed?.entries.delete(key)) await this.#save(this.#sealed);
    });
  }

  #next<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#last.then(work);
    this.#last = done.catch(() => undefined);
    return done;
  }

  #keyringName(): string {
    return this.#platform === 'linux' ? this.#keyring.getSelectedStorageBackend() : this.#platform;
  }

  async #canSeal(): Promise<boolean> {
    if (!(await this.#keyring.isAsyncEncryptionAvailable())) return false;
    return !['basic_text', 'unknown'].includes(this.#keyringName());
  }

  async #seal(key: string, value: string): Promise<void> {
    try {
      const bytes = await this.#keyring.encryptStringAsync(value);
      const loaded = this.#sealed;
      const keyring = this.#keyringName();
      // Entries of another keyring cannot be read here, so a new sign-in replaces them.
      const sealed = loaded?.keyring === keyring ? loaded : { keyring, entries: new Map<string, string>() };
      sealed.entries.set(key, bytes.toString('base64'));
      await this.#save(sealed);
    } catch (error) {
      this.#log('warn', 'session-not-sealed', { reason: errorKind(error) });
    }
  }

  async #unseal(key: string): Promise<string | null> {
    const sealed = this.#sealed;
    const entry = sealed?.entries.get(key);
    if (sealed === undefined || entry === undefined || !(await this.#canSeal())) return null;
    // Another desktop session may bring the right keyring back: the entry is left as it is.
    if (sealed.keyring !== this.#keyringName()) {
      this.#unreadable();
      return null;
    }
    try {
      const { result, shouldReEncrypt } = await this.#keyring.decryptStringAsync(Buffer.from(entry, 'base64'));
      this.#memory.set(key, result);
      if (shouldReEncrypt) await this.#seal(key, result);
      return result;
    } catch (error) {
      // Sealed by another computer or damaged; signing in again is the only way.
      this.#log('warn', 'session-not-readable', { reason: errorKind(error) });
      this.#unreadable();
      sealed.entries.delete(key);
      await this.#save(sealed);
      return null;
    }
  }

  #readSealed(): Sealed | undefined {
    if (Object.keys(this.#file.content).length === 0) return undefined;
    const parsed = sealedContent.safeParse(this.#file.content);
    if (parsed.success) {
      return { keyring: parsed.data.keyring, entries: new Map(Object.entries(parsed.data.entries)) };
    }
    this.#log('warn', 'session-file-broken');
    this.#unreadable();
    this.#file.setAside();
    return undefined;
  }

  async #save(sealed: Sealed): Promise<void> {
    this.#sealed = sealed;
    try {
      const { keyring, entries } = sealed;
      await this.#file.write({ version: 1, keyring, entries: Object.fromEntries(entries) });
      this.#saved = true;
    } catch (error) {
      // A full disk or a read-only profile: until a later write succeeds, the session lasts until the app quits.
      this.#saved = false;
      this.#log('error', 'session-not-saved', { reason: errorKind(error) });
    }
  }
}
