import { Notification } from 'electron';
import type { WindowStateStore } from './window-state.ts';
import type { Words } from './words.ts';

export interface CloseExplainedHost {
  state: WindowStateStore;
  words: () => Words;
  reveal: () => void;
}

/** Says once, on the first close, that the app goes on and where it went; who knows is not told again. */
export class CloseExplained {
  readonly #host: CloseExplainedHost;
  /** Referenced as long as it is shown: a collected Notification loses its clicks (electron #16922). */
  #shown: Notification | undefined;

  constructor(host: CloseExplainedHost) {
    this.#host = host;
  }

  keptRunning(how: 'hide' | 'minimize'): void {
    const { state, words, reveal } = this.#host;
    if (state.read().closeExplained || !Notification.isSupported()) return;
    const { title, hidden, minimized } = words().keptRunning;
    const notification = new Notification({ title, body: how === 'hide' ? hidden : minimized, silent: true });
    notification.on('click', reveal);
    notification.on('close', () => {
      this.#shown = undefined;
    });
    notification.show();
    this.#shown = notification;
    state.change({ closeExplained: true });
  }

  close(): void {
    this.#shown?.close();
  }
}
