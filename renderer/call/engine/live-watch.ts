import { sessionOf, type CallState } from '#shared/domain/call/state.ts';

/** How often a side of a live call tells the clinic that it is there, ms; a fifth of the clinic's patience or less. */
const heartbeatMs = 15_000;
/** While a ring or call is live the row is read again this often, ms: Realtime is a hint, the row is the truth. */
const pollMs = 10_000;

/** The states in which this device holds its side of an attempt. */
const holdingStates: ReadonlySet<CallState['kind']> = new Set([
  'calling',
  'connecting',
  'talking',
  'reconnecting',
  'lost',
]);

export interface LiveWatchListener {
  /** Read the attempt's row again. */
  poll(sessionId: string): void;
  /** Tell the clinic that this side is still there. */
  beat(sessionId: string): void;
  /** This device began, or ceased, to hold a call. */
  inCall(active: boolean): void;
}

/** Polls and heartbeats for exactly as long as an attempt is live here. */
export class LiveWatch {
  private readonly on: LiveWatchListener;
  private sessionId: string | null = null;
  private holding = false;
  private polling: ReturnType<typeof setInterval> | undefined;
  private beating: ReturnType<typeof setInterval> | undefined;

  constructor(on: LiveWatchListener) {
    this.on = on;
  }

  update(state: CallState): void {
    const session = state.kind === 'over' ? null : sessionOf(state);
    this.sessionId = session?.id ?? null;
    this.polling = this.ticking(this.polling, session !== null, pollMs, (id) => {
      this.on.poll(id);
    });
    const holding = holdingStates.has(state.kind);
    this.beating = this.ticking(this.beating, holding, heartbeatMs, (id) => {
      this.on.beat(id);
    });
    if (holding === this.holding) return;
    this.holding = holding;
    this.on.inCall(holding);
  }

  close(): void {
    clearInterval(this.polling);
    clearInterval(this.beating);
    this.polling = undefined;
    this.beating = undefined;
  }

  private ticking(
    running: ReturnType<typeof setInterval> | undefined,
    wanted: boolean,
    everyMs: number,
    tick: (sessionId: string) => void,
  ): ReturnType<typeof setInterval> | undefined {
    if (!wanted) {
      clearInterval(running);
      return undefined;
    }
    return (
      running ??
      setInterval(() => {
        if (this.sessionId !== null) tick(this.sessionId);
      }, everyMs)
    );
  }
}
