import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

export type JsonContent = { state: 'absent' } | { state: 'broken' } | { state: 'read'; value: unknown };

/** One JSON file of the profile: written whole or not at all, one write after the other, readable by its owner only. */
export class JsonFile {
  readonly path: string;
  #last: Promise<void> = Promise.resolve();

  constructor(path: string) {
    this.path = path;
  }

  /** A file that is not JSON is put aside as `<name>.broken`, so that nothing is lost and the next start is clean. */
  async read(): Promise<JsonContent> {
    let text: string;
    try {
      text = await readFile(this.path, 'utf8');
    } catch (error) {
      return isMissing(error) ? { state: 'absent' } : { state: 'broken' };
    }
    try {
      const value: unknown = JSON.parse(text);
      return { state: 'read', value };
    } catch {
      // Renaming fails on a read-only profile; the app starts with the defaults all the same.
      await rename(this.path, `${this.path}.broken`).catch(() => undefined);
      return { state: 'broken' };
    }
  }

  /** @throws the system's error, for example ENOSPC; the previous content is then still there. */
  write(value: unknown): Promise<void> {
    const text = JSON.stringify(value);
    const written = this.#last.then(() => this.#replace(text));
    this.#last = written.catch(() => undefined);
    return written;
  }

  async #replace(text: string): Promise<void> {
    const part = `${this.path}.part`;
    await mkdir(dirname(this.path), { recursive: true });
    await writeFile(part, text, { mode: 0o600, flush: true });
    await rename(part, this.path);
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
