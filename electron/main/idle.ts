import type { Settings } from '#shared/ipc/bridge.ts';

export interface IdleHost {
  settings: () => Settings;
  /** Seconds since the last key or pointer movement anywhere on this computer. */
  idleSeconds: () => number;
  /** It rings or a call is running: listening is not being away. */
  busy: () => boolean;
  /** Milliseconds; only differences count. */
  now: () => number;
  /** The warning: undefined ends it. */
  warn: (secondsLeft: number | undefined) => void;
  signOut: () => void;
}

/** How long the warning stands before the person is signed out, s. */
const warningSeconds = 60;
const everyMs = 5000;

/**
 * Signs out who has left the computer, after a warning, on computers that several people use. Off by default, since a patient who
 * is signed out cannot be rung.
 */
export class IdleWatch {
  readonly #host: IdleHost;
  readonly #timer: ReturnType<typeof setInterval>;
  #warning = false;
  /** Idle time before this does not count: a call was running until then. */
  #countsFrom = Number.NEGATIVE_INFINITY;

  constructor(host: IdleHost) {
    this.#host = host;
    this.#timer = setInterval(() => this.#look(), everyMs);
  }

  close(): void {
    clearInterval(this.#timer);
  }

  #look(): void {
    const now = this.#host.now();
    const { signOutWhenIdle } = this.#host.settings();
    if (this.#host.busy()) this.#countsFrom = now;
    const counted = (now - this.#countsFrom) / 1000;
    const idle = Math.min(this.#host.idleSeconds(), counted);
    const left = signOutWhenIdle * 60 - idle;
    if (signOutWhenIdle === 0 || left > warningSeconds) {
      this.#calm();
      return;
    }
    if (left > 0) {
      this.#warning = true;
      this.#host.warn(Math.ceil(left));
      return;
    }
    // Nobody is signed out without having been warned, for example after a long sleep.
    if (!this.#warning) {
      this.#warning = true;
      this.#host.warn(warningSeconds);
      this.#countsFrom = now - (signOutWhenIdle * 60 - warningSeconds) * 1000;
      return;
    }
    this.#calm();
    this.#countsFrom = now;
    this.#host.signOut();
  }

  #calm(): void {
    if (!this.#warning) return;
    this.#warning = false;
    this.#host.warn(undefined);
  }
}
