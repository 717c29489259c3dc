import type { Presence } from '#shared/ipc/bridge.ts';
import type { Words } from './words.ts';

export interface PresenceHost {
  show: (presence: Presence) => void;
  words: () => Words;
}

/** "Ready" counts for this long, ms: the page proves it anew at least twice in that time. */
export const readyForMs = 75_000;

/**
 * What the tray may claim. "Ready to be called" only as long as the page keeps proving it: a page that hangs cannot ring, and
 * says nothing about it either.
 */
export class PresenceKeeper {
  readonly #host: PresenceHost;
  #reported: Presence;
  #inCall = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: PresenceHost) {
    this.#host = host;
    this.#reported = { state: 'unreachable', reason: host.words().starting };
  }

  report(presence: Presence): void {
    clearTimeout(this.#timer);
    this.#reported = presence;
    if (presence.state === 'ready') this.#timer = setTimeout(() => this.#outdated(), readyForMs);
    this.#show();
  }

  setInCall(inCall: boolean): void {
    this.#inCall = inCall;
    this.#show();
  }

  /** A page that begins anew reports its state again; until then nothing is claimed for it. */
  pageStarts(): void {
    this.#inCall = false;
    this.report({ state: 'unreachable', reason: this.#host.words().starting });
  }

  close(): void {
    clearTimeout(this.#timer);
  }

  #outdated(): void {
    this.report({ state: 'unreachable', reason: this.#host.words().notProven });
  }

  #show(): void {
    this.#host.show(this.#inCall ? { state: 'in-call' } : this.#reported);
  }
}
