/** Keeps the screen on during a call. The browser lets go whenever the tab is hidden, so it is taken again when shown. */
export class ScreenLock {
  readonly #window: Window;
  #wanted = false;
  #held: WakeLockSentinel | undefined;

  constructor(window: Window) {
    this.#window = window;
    window.document.addEventListener('visibilitychange', () => void this.#settle());
  }

  async want(wanted: boolean): Promise<void> {
    this.#wanted = wanted;
    await this.#settle();
  }

  async #settle(): Promise<void> {
    const held = this.#held;
    if (!this.#wanted) {
      this.#held = undefined;
      await held?.release();
      return;
    }
    const wakeLock: WakeLock | undefined =
      'wakeLock' in this.#window.navigator ? this.#window.navigator.wakeLock : undefined;
    if (!wakeLock || this.#window.document.hidden || (held && !held.released)) return;
    // Refused on an empty battery or by policy: the call goes on, the screen may dim.
    this.#held = await wakeLock.request('screen').catch(() => undefined);
    if (!this.#wanted) await this.#settle();
  }
}
