import { powerSaveBlocker } from 'electron';

/** Keeps the display on while a call is running, by one blocker that always ends. */
export class KeepAwake {
  #blocker: number | undefined;

  set(active: boolean): void {
    if (active && this.#blocker === undefined) this.#blocker = powerSaveBlocker.start('prevent-display-sleep');
    if (!active && this.#blocker !== undefined) {
      powerSaveBlocker.stop(this.#blocker);
      this.#blocker = undefined;
    }
  }

  get active(): boolean {
    return this.#blocker !== undefined;
  }
}
