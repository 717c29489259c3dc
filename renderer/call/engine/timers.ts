import type { Due, Timer } from '#shared/domain/call/state.ts';

/** The machine's timers, each at most once; `serverNow` reads the server's clock, ms since 1970. */
export class Timers {
  private readonly running = new Map<Timer, ReturnType<typeof setTimeout>>();
  private readonly serverNow: () => number;
  private readonly fired: (timer: Timer) => void;

  constructor(serverNow: () => number, fired: (timer: Timer) => void) {
    this.serverNow = serverNow;
    this.fired = fired;
  }

  set(timer: Timer, due: Due): void {
    this.clear(timer);
    const wait = 'inMs' in due ? due.inMs : Math.max(0, due.atServer - this.serverNow());
    this.running.set(
      timer,
      setTimeout(() => {
        this.running.delete(timer);
        this.fired(timer);
      }, wait),
    );
  }

  clear(timer: Timer): void {
    clearTimeout(this.running.get(timer));
    this.running.delete(timer);
  }

  clearAll(): void {
    for (const timer of this.running.keys()) this.clear(timer);
  }
}
