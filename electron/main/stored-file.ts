import { renameSync } from 'node:fs';
import { join } from 'node:path';
import Store from 'electron-store';
import { errorKind, type Log } from './log.ts';

export type StoredContent = Readonly<Record<string, unknown>>;

interface PendingWrite {
  content: StoredContent;
  written: PromiseWithResolvers<void>;
}

/**
 * One JSON file of the profile, kept by electron-store: written whole or not at all, readable by its owner only.
 *
 * electron-store reads and writes synchronously. So the file is read once, by `open`, which belongs before `ready`; from then on
 * the owner of the content keeps it in memory and hands over what changed, which is written behind.
 */
export class StoredFile {
  readonly path: string;
  readonly #options: { readonly cwd: string; readonly name: string };
  readonly #log: Log;
  #store: Store | undefined;
  #content: StoredContent = {};
  #wasBroken = false;
  #written: (failed: boolean) => void = () => undefined;
  #pending: PendingWrite | undefined;

  private constructor(folder: string, name: string, log: Log) {
    this.#options = { cwd: folder, name };
    this.path = join(folder, `${name}.json`);
    this.#log = log;
  }

  /**
   * Reads the file, synchronously. One that is not a JSON object is put aside, so that nothing is lost and the app starts.
   * @param name of the file, without `.json`
   */
  static open(folder: string, name: string, log: Log): StoredFile {
    const file = new StoredFile(folder, name, log);
    try {
      file.#content = file.#opened().store;
    } catch (error) {
      log('warn', 'stored-file-broken', { reason: errorKind(error), file: name });
      file.setAside();
    }
    return file;
  }

  /** What the file held when it was opened; nothing when there was none, or none that could be read. */
  get content(): StoredContent {
    return this.#content;
  }

  /** There was a file that could not be understood. */
  get wasBroken(): boolean {
    return this.#wasBroken;
  }

  /** Told after every attempt to write. */
  onWritten(told: (failed: boolean) => void): void {
    this.#written = told;
  }

  /** Renames the file to `<name>.json.broken`, synchronously: for content its owner could not understand, before `ready`. */
  setAside(): void {
    this.#content = {};
    this.#wasBroken = true;
    try {
      renameSync(this.path, `${this.path}.broken`);
    } catch (error) {
      // A read-only profile: the app starts with the defaults all the same.
      this.#log('warn', 'stored-file-not-put-aside', { reason: errorKind(error), file: this.#options.name });
    }
  }

  /**
   * Everything given within one turn of the event loop is written once, after it; the last content counts.
   * @throws the system's error, for example ENOSPC; the previous file is then still there
   */
  write(content: StoredContent): Promise<void> {
    if (this.#pending) {
      this.#pending.content = content;
    } else {
      this.#pending = { content, written: Promise.withResolvers() };
      setImmediate(() => this.flush());
    }
    return this.#pending.written.promise;
  }

  /** Writes what is waiting, now: the app quits. */
  flush(): void {
    const pending = this.#pending;
    this.#pending = undefined;
    if (!pending) return;
    try {
      this.#opened().store = { ...pending.content };
      pending.written.resolve();
      this.#written(false);
    } catch (error) {
      pending.written.reject(error);
      this.#written(true);
    }
  }

  #opened(): Store {
    this.#store ??= new Store({
      ...this.#options,
      configFileMode: 0o600,
      // Emptying a file that is merely damaged would lose what a person could still read in it.
      clearInvalidConfig: false,
      accessPropertiesByDotNotation: false,
      deserialize: parseObject,
    });
    return this.#store;
  }
}

function parseObject(text: string): Record<string, unknown> {
  const value: unknown = JSON.parse(text);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new TypeError('not a JSON object');
  return Object.fromEntries(Object.entries(value));
}
