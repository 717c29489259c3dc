import type { BackendListener, WatchState } from './backend.ts';
import type { Message } from '#shared/domain/visit-records.ts';
import type { CallSession, Notification, WaitingPeer } from '#shared/domain/records.ts';

export interface ChannelEvents {
  /** Joined; changes are not certain to arrive yet. */
  subscribed(): void;
  /** From now on every change arrives. */
  ready(): void;
  failed(): void;
  callSession(session: CallSession): void;
  appointments(): void;
  notifications(inserted: Notification | null): void;
  waitingPeers(changed: WaitingPeer): void;
  message(written: Message): void;
  /** A change arrived that could not be read: rows must be read again. */
  unreadable(): void;
}
/** Opens one channel; the returned function closes it. */
export type OpenChannel = (events: ChannelEvents) => () => void;

/** Waiting before opening the channel again, in ms; the last one repeats. */
export const reopenAfter = [500, 1000, 2000, 5000, 10_000] as const;
/** Joined but not `ready` for this long counts as failed, in ms. */
export const readyDeadline = 10_000;

/** One live channel for everybody who listens, opened again whenever it fails, for as long as somebody listens. */
export class Watch {
  readonly #open: OpenChannel;
  readonly #listeners = new Set<BackendListener>();
  #state: WatchState = 'offline';
  #close: (() => void) | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #failures = 0;
  /** Events of a channel that was given up say nothing about the present one. */
  #generation = 0;

  constructor(open: OpenChannel) {
    this.#open = open;
  }

  /** The state now is reported before this returns. */
  add(listener: BackendListener): () => void {
    // Its own object, so that the same listener may be added twice and removed once.
    const own = { ...listener };
    this.#listeners.add(own);
    if (this.#listeners.size === 1) this.#begin();
    own.state?.(this.#state);
    return () => {
      if (this.#listeners.delete(own) && this.#listeners.size === 0) this.#end();
    };
  }

  /** The network or the computer came back: what is open may be dead without knowing it. */
  reopen(): void {
    if (this.#listeners.size === 0) return;
    this.#failures = 0;
    this.#stop();
    this.#become('offline');
    this.#begin();
  }

  #begin(): void {
    this.#generation += 1;
    const generation = this.#generation;
    const current = (happen: () => void) => () => {
      if (generation === this.#generation) happen();
    };
    this.#close = this.#open({
      subscribed: current(() => {
        this.#become('catching-up');
        clearTimeout(this.#timer);
        this.#timer = setTimeout(() => this.#fail(), readyDeadline);
      }),
      ready: current(() => {
        clearTimeout(this.#timer);
        this.#failures = 0;
        this.#become('live');
      }),
      failed: current(() => this.#fail()),
      callSession: (session) => current(() => this.#tell((listener) => listener.callSession?.(session)))(),
      appointments: current(() => this.#tell((listener) => listener.appointments?.())),
      notifications: (inserted) => current(() => this.#tell((listener) => listener.notifications?.(inserted)))(),
      waitingPeers: (changed) => current(() => this.#tell((listener) => listener.waitingPeers?.(changed)))(),
      message: (written) => current(() => this.#tell((listener) => listener.message?.(written)))(),
      unreadable: current(() => {
        if (this.#state !== 'live') return;
        this.#become('catching-up');
        this.#become('live');
      }),
    });
  }

  #fail(): void {
    this.#stop();
    this.#become('offline');
    const wait = reopenAfter[Math.min(this.#failures, reopenAfter.length - 1)];
    this.#failures += 1;
    this.#timer = setTimeout(() => this.#begin(), wait);
  }

  #stop(): void {
    this.#generation += 1;
    clearTimeout(this.#timer);
    const close = this.#close;
    this.#close = null;
    close?.();
  }

  #end(): void {
    this.#stop();
    this.#failures = 0;
    this.#state = 'offline';
  }

  #become(state: WatchState): void {
    if (state === this.#state) return;
    this.#state = state;
    this.#tell((listener) => listener.state?.(state));
  }

  #tell(what: (listener: BackendListener) => void): void {
    for (const listener of this.#listeners) what(listener);
  }
}
