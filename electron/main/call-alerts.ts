import type { CallAction, DismissReason, IncomingCall } from '#shared/ipc/bridge.ts';

/** One of the ways a call makes itself known outside the main window. */
export interface RingChannel {
  start: (call: IncomingCall) => void;
  /** The same call with another time left. */
  update?: (call: IncomingCall) => void;
  stop: () => void;
}

export interface CallAlertsHost {
  channels: readonly RingChannel[];
  /** What the person chose outside the main window. */
  act: (action: CallAction) => void;
  /** Told whenever ringing starts or ends. */
  changed: (ringing: boolean) => void;
  /** It rang here and nobody answered, anywhere. */
  missed: (call: IncomingCall) => void;
  /** Milliseconds; only differences count. */
  now: () => number;
}

interface Ringing {
  call: IncomingCall;
  /** On this computer's clock, from the seconds the server said were left. */
  deadline: number;
  timer: ReturnType<typeof setTimeout>;
}

/** Somebody else may have answered in the last moment: how long the page may take to say how it ended, in ms. */
const verdictMs = 3000;
const unanswered: ReadonlySet<DismissReason> = new Set(['expired', 'cancelled']);

/** The incoming call outside the window. One rings at a time: a new one replaces the old, nothing stacks. */
export class CallAlerts {
  readonly #host: CallAlertsHost;
  #ringing: Ringing | undefined;
  /** Its time was over before the page said how it ended. */
  #unjudged: { call: IncomingCall; timer: ReturnType<typeof setTimeout> } | undefined;

  constructor(host: CallAlertsHost) {
    this.#host = host;
  }

  get ringing(): boolean {
    return this.#ringing !== undefined;
  }

  ring(call: IncomingCall): void {
    const ringing = this.#ringing;
    if (ringing?.call.sessionId === call.sessionId) {
      clearTimeout(ringing.timer);
      this.#ringing = this.#timed(call);
      for (const channel of this.#host.channels) channel.update?.(call);
      return;
    }
    this.#stop();
    if (call.secondsLeft <= 0) return;
    this.#ringing = this.#timed(call);
    for (const channel of this.#host.channels) channel.start(call);
    this.#host.changed(true);
  }

  /** A late dismissal of another call does nothing. */
  dismiss(sessionId: string, reason: DismissReason): void {
    const ended = this.#ringing?.call ?? this.#unjudged?.call;
    if (ended?.sessionId !== sessionId) return;
    this.#stop();
    this.#judged();
    if (unanswered.has(reason)) this.#host.missed(ended);
  }

  /** What was chosen in a window or a notification, which may have outlived its call. */
  choose({ sessionId, action }: CallAction): void {
    if (this.#ringing?.call.sessionId !== sessionId) return;
    // `open` only brings the main window up; the call rings until it is answered.
    if (action !== 'open') this.#stop();
    this.#host.act({ sessionId, action });
  }

  /** After sleep, when timers have stood still: a call whose time is over must not go on ringing. */
  checkDeadline(): void {
    if (this.#ringing && this.#host.now() >= this.#ringing.deadline) this.#expire();
  }

  /** The app quits. */
  close(): void {
    this.#stop();
    this.#judged();
  }

  #timed(call: IncomingCall): Ringing {
    const ms = call.secondsLeft * 1000;
    return { call, deadline: this.#host.now() + ms, timer: setTimeout(() => this.#expire(), ms) };
  }

  #expire(): void {
    const call = this.#ringing?.call;
    this.#stop();
    this.#judged();
    if (!call) return;
    const timer = setTimeout(() => this.dismiss(call.sessionId, 'expired'), verdictMs);
    this.#unjudged = { call, timer };
  }

  #judged(): void {
    clearTimeout(this.#unjudged?.timer);
    this.#unjudged = undefined;
  }

  #stop(): void {
    const ringing = this.#ringing;
    if (!ringing) return;
    this.#ringing = undefined;
    clearTimeout(ringing.timer);
    for (const channel of this.#host.channels) channel.stop();
    this.#host.changed(false);
  }
}
