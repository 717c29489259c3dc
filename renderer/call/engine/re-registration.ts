/** Waits between attempts to reach a PeerServer that is away, ms. */
const waitsMs = [250, 500, 1_000, 2_000, 4_000] as const;
/**
 * The same while a call waits, ms: the path is asked for by other means (`PathProbe`), which end the waiting. Chromium makes
 * a new WebSocket wait, up to 5 s, after many failed ones, so few are spent on a path that is known to be gone.
 */
const hurriedWaitsMs = [250, 2_000] as const;
/**
 * How long one attempt may take before it is given up, ms: longer than Chromium lets a new WebSocket wait. One that began
 * before the path was back is given up by `PathProbe`.
 */
const attemptMs = 6_000;

export interface ReRegistrationOptions {
  /** Whether somebody waits for the server just now. */
  readonly hurried: () => boolean;
  readonly attempt: () => void;
  /** The attempt is still without an answer: a server that takes the connection and says nothing. */
  readonly unanswered: () => void;
}

/** When the PeerServer is tried again, and how long each attempt may take. */
export class ReRegistration {
  private readonly options: ReRegistrationOptions;
  private failures = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private waiting = false;

  constructor(options: ReRegistrationOptions) {
    this.options = options;
  }

  /** An attempt has begun. */
  begun(): void {
    this.after(attemptMs, () => {
      this.options.unanswered();
    });
  }

  succeeded(): void {
    this.stop();
    this.failures = 0;
  }

  /** The attempt failed, or the connection was lost: try again after a while. */
  failed(): void {
    const waits = this.options.hurried() ? hurriedWaitsMs : waitsMs;
    const wait = waits[Math.min(this.failures, waits.length - 1)] ?? waits[0];
    this.failures += 1;
    this.after(wait, () => {
      this.now();
    });
    this.waiting = true;
  }

  /** Does not wait any longer, if it waits; an attempt under way goes on. */
  hurry(): void {
    if (this.waiting) this.now();
  }

  stop(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.waiting = false;
  }

  private now(): void {
    this.begun();
    this.options.attempt();
  }

  private after(waitMs: number, then: () => void): void {
    this.stop();
    this.timer = setTimeout(() => {
      this.stop();
      then();
    }, waitMs);
  }
}
