import { errorKind, type Log } from './log.ts';
import type { Words } from './words.ts';

export interface Question {
  message: string;
  detail: string;
  /** The first one is the default. */
  buttons: string[];
  /** What closing the question means. */
  cancel: number;
}

export interface LeavingHost {
  inCall: () => boolean;
  words: () => Words;
  /** @returns the index of the pressed button */
  ask: (question: Question) => Promise<number>;
  shrink: () => void;
  quit: () => void;
  log: Log;
}

/** Nobody leaves a visit by accident: closing the window and quitting ask while a call is running. One question at a time. */
export class Leaving {
  readonly #host: LeavingHost;
  #asking = false;
  #agreed = false;

  constructor(host: LeavingHost) {
    this.#host = host;
  }

  /** The window wanted to close during a call; it stays, small if that is wanted. */
  async close(): Promise<void> {
    const { closeInCall } = this.#host.words();
    const pressed = await this.#ask({ ...closeInCall, buttons: [closeInCall.small, closeInCall.stay], cancel: 1 });
    if (pressed === 0) this.#host.shrink();
  }

  /**
   * @returns whether the app may quit now. If not, it quits when the person agrees; that is why Electron's event has to be
   * prevented.
   */
  mayQuit(): boolean {
    if (this.#agreed || !this.#host.inCall()) return true;
    void this.#askToQuit();
    return false;
  }

  /** The computer shuts down: a question would only be in its way. */
  agree(): void {
    this.#agreed = true;
  }

  async #askToQuit(): Promise<void> {
    const { quitInCall } = this.#host.words();
    const pressed = await this.#ask({ ...quitInCall, buttons: [quitInCall.stay, quitInCall.quit], cancel: 0 });
    if (pressed !== 1) return;
    this.#agreed = true;
    this.#host.quit();
  }

  async #ask(question: Question): Promise<number> {
    if (this.#asking) return question.cancel;
    this.#asking = true;
    try {
      return await this.#host.ask(question);
    } catch (error) {
      // Where no question can be shown, the person must not be held.
      this.#host.log('error', 'question-not-asked', { reason: errorKind(error) });
      return question.buttons.length - 1;
    } finally {
      this.#asking = false;
    }
  }
}
