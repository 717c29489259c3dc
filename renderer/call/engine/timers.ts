import type { Due, Timer } from '#shared/domain/call/state.ts';

/** The machine's timers, each at most once; `serverNow` reads the server's clock, ms since 1970. */
export class Timers {
  private readonly running = new Map<Timer, { readonly due: Due; readonly handle: ReturnType<typeof setTimeout> }>();
  private readonly serverNow: () => number;
  private readonly fired: (timer: Timer) => void;

  constructor(serverNow: () => number, fired: (timer: Timer) => void) {
    this.serverNow = serverNow;
    this.fired = fired;
  }

  set(timer: Timer, due: Due): void {
    this.clear(timer);
    const wait = 'inMs' in due ? due.inMs : Math.max(0, due.atServer - this.serverNow());
    const handle = setTimeout(() => {
      this.running.delete(timer);
      this.fired(timer);
    }, wait);
    this.running.set(timer, { due, handle });
  }

  /** The server's clock is known better, or the computer slept (a timer does not count that): moments are waited for anew. */
  recheck(): void {
    const moments = Array.from(this.running).filter(([, { due }]) => 'atServer' in due);
    for (const [timer, { due }] of moments) this.set(timer, due);
  }

  clear(timer: Timer): void {
    clearTimeout(this.running.get(timer)?.handle);
    this.running.delete(timer);
  }

  clearAll(): void {
    for (const timer of this.running.keys()) this.clear(timer);
  }
}
