import { codeOf, reasonOf } from '../clinic-error.ts';

/** What can read the schema of the database and keep it for the requests that follow. */
interface Reader {
  introspect(): Promise<unknown>;
}

/**
 * Reads the schema again whenever it changed. What was known stays in use until then: were it forgotten instead, the
 * next request would read it in its own transaction, and so only what its caller may see.
 */
export class SchemaReader {
  readonly #reader: Reader;
  readonly #log: (line: string) => void;
  #reading: Promise<void> | undefined;
  #isStale = false;

  constructor(reader: Reader, log: (line: string) => void) {
    this.#reader = reader;
    this.#log = log;
  }

  /** Reads soon; changes that come while it reads make it read once more. */
  refresh(): void {
    this.#isStale = true;
    this.#reading ??= this.#readUntilFresh().finally(() => {
      this.#reading = undefined;
    });
  }

  /** Ends when nothing is being read. */
  async settled(): Promise<void> {
    await this.#reading;
  }

  async #readUntilFresh(): Promise<void> {
    while (this.#isStale) {
      this.#isStale = false;
      try {
        await this.#reader.introspect();
      } catch (thrown) {
        this.#log(`the changed schema could not be read: ${codeOf(thrown) ?? reasonOf(thrown)}`);
      }
    }
  }
}
