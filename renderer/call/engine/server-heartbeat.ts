/** Silence of the server after which it is asked, ms; PeerJS's own heartbeat is never answered. */
const quietMs = 4_000;
/** How long an answer may take, ms: a slow line with a lost packet or two, and no more. */
const answerMs = 3_000;
/** The same when somebody waits for it, ms. */
const urgentAnswerMs = 1_000;

export interface ServerHeartbeatOptions {
  /** Sends something that the server sends back. */
  readonly ask: () => void;
  /** No answer: the socket is dead, although nothing closed it. */
  readonly silent: () => void;
}

/**
 * Knows whether a round trip to the server works. A socket whose other end is gone without a word (a sleeping computer,
 * a forgetful router) stays "open" for ever; only an answer shows that it is.
 */
export class ServerHeartbeat {
  private readonly options: ServerHeartbeatOptions;
  private quiet: ReturnType<typeof setTimeout> | undefined;
  private answer: ReturnType<typeof setTimeout> | undefined;
  private running = false;
  private readonly waiting = new Set<(heard: boolean) => void>();

  constructor(options: ServerHeartbeatOptions) {
    this.options = options;
  }

  start(): void {
    this.running = true;
    this.heard();
  }

  /** Something came from the server, whatever it was. */
  heard(): void {
    if (!this.running) return;
    this.settle(true);
    clearTimeout(this.quiet);
    this.quiet = setTimeout(() => {
      this.askWithin(answerMs);
    }, quietMs);
  }

  /** Asks now; whether the server answered. False at once while there is no connection to it. */
  confirm(): Promise<boolean> {
    if (!this.running) return Promise.resolve(false);
    return new Promise((answered) => {
      this.waiting.add(answered);
      this.askWithin(urgentAnswerMs);
    });
  }

  stop(): void {
    this.running = false;
    clearTimeout(this.quiet);
    this.settle(false);
  }

  private askWithin(limitMs: number): void {
    clearTimeout(this.quiet);
    clearTimeout(this.answer);
    this.answer = setTimeout(() => {
      this.stop();
      this.options.silent();
    }, limitMs);
    this.options.ask();
  }

  private settle(heard: boolean): void {
    clearTimeout(this.answer);
    const asked = [...this.waiting];
    this.waiting.clear();
    for (const answered of asked) answered(heard);
  }
}
