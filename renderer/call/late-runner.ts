import type { CallEvent } from '#shared/domain/call/state.ts';
import type { CallSession, WaitingPeer } from '#shared/domain/records.ts';
import { idleSnapshot, type CallSnapshot } from './call-snapshot.ts';
import type { CallRunner } from './call-runner.ts';

/** What is used of it here. */
export type Runner = Pick<
  CallRunner,
  | 'current'
  | 'subscribe'
  | 'dispatch'
  | 'setMicrophone'
  | 'setCamera'
  | 'setLocked'
  | 'takeRow'
  | 'takeWaitingPeer'
  | 'woken'
  | 'catchUp'
  | 'serverNow'
  | 'close'
>;

/** Before the script is asked for again, when it could not be loaded, ms. */
const againAfterMs = 2_000;

/**
 * The call's runner from the first moment on. Its script is loaded behind the first screen: until it is there nothing is
 * open, and what is pressed or arrives waits, in order.
 */
export class LateRunner {
  readonly #load: () => Promise<Runner>;
  readonly #listeners = new Set<() => void>();
  #runner: Runner | null = null;
  #waiting: ((runner: Runner) => void)[] = [];
  #again: ReturnType<typeof setTimeout> | undefined;
  #wanted = false;

  /** @param load makes the runner; asked for once more after a failure */
  constructor(load: () => Promise<Runner>) {
    this.#load = load;
  }

  readonly current = (): CallSnapshot => this.#runner?.current() ?? idleSnapshot;

  readonly subscribe = (changed: () => void): (() => void) => {
    this.#listeners.add(changed);
    return () => this.#listeners.delete(changed);
  };

  /** Loads the script; nothing is opened by it. */
  open(): void {
    if (this.#wanted) return;
    this.#wanted = true;
    void this.#begin();
  }

  /** Everything that is open ends, and what still waits is forgotten. */
  close(): void {
    this.#wanted = false;
    clearTimeout(this.#again);
    this.#waiting = [];
    this.#runner?.close();
    this.#runner = null;
  }

  dispatch(event: CallEvent): void {
    this.#do((runner) => {
      runner.dispatch(event);
    });
  }

  setMicrophone(on: boolean): void {
    this.#runner?.setMicrophone(on);
  }

  setCamera(on: boolean): void {
    this.#runner?.setCamera(on);
  }

  setLocked(locked: boolean): void {
    this.#do((runner) => {
      runner.setLocked(locked);
    });
  }

  takeRow(session: CallSession): void {
    this.#do((runner) => {
      runner.takeRow(session);
    });
  }

  takeWaitingPeer(peer: WaitingPeer): void {
    this.#do((runner) => {
      runner.takeWaitingPeer(peer);
    });
  }

  woken(): void {
    this.#do((runner) => {
      runner.woken();
    });
  }

  catchUp(): void {
    this.#do((runner) => {
      // What fails here is asked again when changes arrive; the banner of the shell says that the clinic is away.
      void runner.catchUp().catch(() => undefined);
    });
  }

  /** The server's clock, ms since 1970; the computer's own until the runner has asked. */
  readonly serverNow = (): number => this.#runner?.serverNow() ?? Date.now();

  #do(act: (runner: Runner) => void): void {
    if (this.#runner === null) this.#waiting.push(act);
    else act(this.#runner);
  }

  async #begin(): Promise<void> {
    let runner: Runner;
    try {
      runner = await this.#load();
    } catch (caught) {
      console.error('The call’s script could not be loaded', caught);
      if (this.#wanted) this.#again = setTimeout(() => void this.#begin(), againAfterMs);
      return;
    }
    if (!this.#wanted || this.#runner !== null) {
      runner.close();
      return;
    }
    this.#runner = runner;
    runner.subscribe(() => {
      for (const changed of this.#listeners) changed();
    });
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const act of waiting) act(runner);
    for (const changed of this.#listeners) changed();
  }
}
