/** How often the server is asked for a sign of life while somebody waits for it, ms. */
const everyMs = 250;
/**
 * How long one question may take, ms: a far server over a slow line, its certificate included. Six of them at a time are all the
 * connections a browser has to a server; nothing else is asked of this one over HTTP (docs/decisions/0015).
 */
const answerMs = 1_500;
/** After a sign of life the connection itself gets this long before it is doubted again, ms. */
const restMs = 5_000;

/**
 * Notices when a lost path is there again. One attempt to connect waits longer and longer between its packets; small
 * questions that overlap find the path within a quarter of a second, however long it was gone and however far the server.
 */
export class PathProbe {
  private readonly url: string;
  private readonly back: (goneMs: number) => void;
  private interval: ReturnType<typeof setInterval> | undefined;
  private restUntil = 0;
  private since = 0;

  /**
   * @param url Answered by the server with anything at all.
   * @param back Told for how long the path was looked for, ms.
   */
  constructor(url: string, back: (goneMs: number) => void) {
    this.url = url;
    this.back = back;
  }

  start(): void {
    if (performance.now() < this.restUntil) return;
    if (this.interval !== undefined) return;
    this.since = performance.now();
    this.interval = setInterval(() => void this.ask(), everyMs);
  }

  stop(): void {
    clearInterval(this.interval);
    this.interval = undefined;
  }

  private async ask(): Promise<void> {
    try {
      // Whether the answer may be read is of no interest.
      await fetch(this.url, { mode: 'no-cors', cache: 'no-store', signal: AbortSignal.timeout(answerMs) });
    } catch {
      return;
    }
    if (this.interval === undefined) return;
    this.stop();
    this.restUntil = performance.now() + restMs;
    this.back(performance.now() - this.since);
  }
}
