/** A page that hangs must not hold the person, ms. What a page has to hand over takes it a few milliseconds. */
const longest = 1000;

export interface LastWordsHost {
  /** Tells the page that the app is about to quit. */
  ask: () => void;
  quit: () => void;
}

/**
 * What somebody wrote in the last half second is still with the page, and sealing it takes a moment: before the app quits, the page
 * is asked for it and says when it is kept.
 */
export class LastWords {
  readonly #host: LastWordsHost;
  #state: 'unasked' | 'asked' | 'said' = 'unasked';
  #deadline: ReturnType<typeof setTimeout> | undefined;

  constructor(host: LastWordsHost) {
    this.#host = host;
  }

  /** @returns whether the app may quit now. If not, it quits by itself as soon as the page has answered, or after a second. */
  mayQuit(): boolean {
    if (this.#state === 'said') return true;
    if (this.#state === 'unasked') {
      this.#state = 'asked';
      this.#deadline = setTimeout(() => this.said(), longest);
      this.#host.ask();
    }
    return false;
  }

  /** The page's answer. Nobody asked: nothing happens. */
  said(): void {
    if (this.#state !== 'asked') return;
    this.waive();
    this.#host.quit();
  }

  /** From here on the app quits unasked. */
  waive(): void {
    clearTimeout(this.#deadline);
    this.#state = 'said';
  }
}
