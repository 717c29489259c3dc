import { Later } from './later.ts';

/** How many are kept: the partner's own call is one of them, whoever else knocks. */
const most = 4;
/** How long somebody unexpected may turn out to be the partner, ms. */
const strangerPatienceMs = 3_000;

/** Calls that came before the row named the partner, one of each caller, the oldest making room. */
export class EarlyCallers<Caller extends { readonly peer: string; close(): void }> {
  private readonly callers = new Map<string, Caller>();
  private readonly later = new Later();

  get(peer: string): Caller | undefined {
    return this.callers.get(peer);
  }

  keep(caller: Caller): void {
    this.drop(caller.peer);
    const [oldest] = this.callers.keys();
    if (oldest !== undefined && this.callers.size >= most) this.drop(oldest);
    this.callers.set(caller.peer, caller);
  }

  /** The partner may have moved, and its call be quicker than the row that says so: a moment's patience, unanswered. */
  keepForNow(stranger: Caller, refused: () => void): void {
    this.keep(stranger);
    this.later.after(strangerPatienceMs, () => {
      if (!this.take(stranger)) return;
      stranger.close();
      refused();
    });
  }

  /** Takes this caller out, unless another of the same id or nobody is kept. */
  take(caller: Caller): boolean {
    return this.callers.get(caller.peer) === caller && this.callers.delete(caller.peer);
  }

  /** Takes all of them out. */
  takeAll(): readonly Caller[] {
    const all = [...this.callers.values()];
    this.callers.clear();
    return all;
  }

  /** Nobody is kept any more, and nobody will be refused later. */
  close(): void {
    this.later.close();
    for (const caller of this.takeAll()) caller.close();
  }

  private drop(peer: string): void {
    this.callers.get(peer)?.close();
    this.callers.delete(peer);
  }
}
