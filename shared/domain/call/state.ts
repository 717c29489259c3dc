import type { ErrorCode } from '../../errors/codes.ts';
import type { CallEndReason, CallSession, SignalingHalf } from '../records.ts';
import type { Side } from '../roles.ts';

/** Whose app the machine runs in. */
export interface Self {
  readonly side: Side;
  readonly userId: string;
  /** This installation; the database gives each side of a call to one device. */
  readonly device: string;
}

/** How a call this app took part in, or tried to, came to its end. */
export type Outcome =
  | {
      readonly kind: 'ended';
      readonly reason: CallEndReason;
      readonly by: 'self' | 'other' | 'clinic';
      /** How long the two talked, ms; null when they never did. */
      readonly talkedMs: number | null;
    }
  | { readonly kind: 'refused'; readonly code: ErrorCode };

/**
 * How far a connection that does not come has fallen back, in this order: `as-before`, then through the relay alone, then
 * sound alone. Each step keeps what the one before gave up (sound alone goes through the relay too, where there is one).
 */
export type ConnectionPolicy = 'as-before' | 'relay-only' | 'audio-only';

/** How a connection is being made, or made again. */
export interface Trying {
  /** Connections made since the trouble began; the doctor's app makes them. */
  readonly tries: number;
  readonly policy: ConnectionPolicy;
}

/** The call as one side sees it. Each member carries what its screen needs and nothing else. */
export type CallState =
  | { readonly kind: 'idle' }
  /**
   * Both sides: ready for this visit before anybody calls. `partner`: where the other one waits, once known; the
   * connection to it is negotiated then, and stays empty.
   */
  | { readonly kind: 'waiting-room'; readonly appointmentId: string; readonly partner: PartnerAddress | null }
  /** Doctor: Start was pressed, the clinic has not answered. */
  | { readonly kind: 'starting'; readonly appointmentId: string }
  /** Doctor: the attempt is waiting; `session.patientRangAt` tells trying from ringing. */
  | { readonly kind: 'calling'; readonly session: CallSession }
  /** Patient: being rung. `problem`: the last Join did not get through and may be pressed again. */
  | { readonly kind: 'ringing'; readonly session: CallSession; readonly problem: ErrorCode | null }
  /** Patient: asked for two minutes; it rings again at `session.patientBackAt` (null until the clinic has answered). */
  | { readonly kind: 'back-soon'; readonly session: CallSession }
  /** Patient: Join was pressed, the clinic has not answered. */
  | { readonly kind: 'joining'; readonly session: CallSession }
  /** Both joined, nothing of the other side seen or heard yet. */
  | ({ readonly kind: 'connecting'; readonly session: CallSession } & Trying)
  | { readonly kind: 'talking'; readonly session: CallSession }
  | ({ readonly kind: 'reconnecting'; readonly session: CallSession } & Trying)
  /** Not healed in time. The attempt stays live until somebody ends it or it is abandoned. */
  | { readonly kind: 'lost'; readonly session: CallSession; readonly code: ErrorCode }
  /** This device was in the call before it restarted and may go back. */
  | { readonly kind: 'resumable'; readonly session: CallSession }
  /** The same person is in the call on another device. */
  | { readonly kind: 'elsewhere'; readonly session: CallSession; readonly dismissed: boolean }
  /** "Move the call here" was pressed, the clinic has not answered. */
  | { readonly kind: 'taking-over'; readonly session: CallSession }
  /** `session` is null when Start was refused, or pressed away before the clinic answered. */
  | {
      readonly kind: 'over';
      readonly appointmentId: string;
      readonly session: CallSession | null;
      readonly outcome: Outcome;
    };

/** The attempt a state is about, if the clinic knows one. */
export function sessionOf(state: CallState): CallSession | null {
  return 'session' in state ? state.session : null;
}

export type CallEvent =
  | { readonly type: 'start-pressed'; readonly appointmentId: string }
  | { readonly type: 'join-pressed' }
  | { readonly type: 'decline-pressed' }
  | { readonly type: 'two-minutes-pressed' }
  | { readonly type: 'resume-pressed' }
  /** The call this person is in on another device is to go on here. */
  | { readonly type: 'take-over-pressed' }
  /** After `lost`: try the connection again within the same attempt. */
  | { readonly type: 'try-again-pressed' }
  /** Doctor, after `lost`: the visit goes on by phone. */
  | { readonly type: 'continue-by-phone-pressed' }
  | { readonly type: 'end-pressed' }
  /** The waiting room (patient) or the visit's page while it may be called (doctor) was opened, or left. */
  | { readonly type: 'waiting-entered'; readonly appointmentId: string }
  | { readonly type: 'waiting-left'; readonly appointmentId: string }
  /** Where the other one waits for this visit; null while they do not. */
  | { readonly type: 'waiting-partner'; readonly appointmentId: string; readonly partner: PartnerAddress | null }
  /** The screen of an ended call was left, or the word that it is elsewhere was read. */
  | { readonly type: 'dismissed' }
  /**
   * The row as the database has it: from an answer, from Realtime or from a poll; may be old or repeated. `own`: the
   * answer to this app's start, join, take-over or wish for two minutes, so the address in it is the one this app has
   * now. `at`: the server's clock, ms since 1970, so that a late copy rings for nobody.
   */
  | { readonly type: 'row'; readonly session: CallSession; readonly own: boolean; readonly at: number }
  /**
   * The clinic refused, or could not be asked, a start (`about`: the appointment's id), a join or a take-over (the
   * attempt's id). What an earlier press hears late says nothing about the present one.
   */
  | { readonly type: 'refused'; readonly about: string; readonly code: ErrorCode }
  /** The same of the two minutes: a join pressed since then waits for an answer of its own. */
  | { readonly type: 'two-minutes-refused'; readonly about: string; readonly code: ErrorCode }
  /** Sound or picture of the verified partner arrives. */
  | { readonly type: 'media-flowing' }
  /** Nothing arrived for `timing.silenceMs`. */
  | { readonly type: 'media-silent' }
  | { readonly type: 'link-closed' }
  /** The connection offered was not the partner's; it was refused before any media. */
  | { readonly type: 'partner-refused'; readonly code: ErrorCode }
  /** The computer slept and is awake: whatever connection there was is as good as gone. */
  | { readonly type: 'woken' }
  /** Another network, or the network again. */
  | { readonly type: 'network-changed' }
  | { readonly type: 'timer'; readonly timer: Timer };

export type Timer = 'ring-expiry' | 'ring-again' | 'retry' | 'say-again' | 'fall-back' | 'give-up' | 'abandon';

/** Where the partner is called, and the certificate it must show. */
export interface PartnerAddress {
  readonly peerId: string;
  readonly signaling: SignalingHalf;
}

export type CallEffect =
  /** Make certificate and peer id and register, so that the press finds them ready. Repeated: no effect. */
  | { readonly type: 'prepare-peer' }
  /** A new certificate, id and registration in place of the present ones; devices stay open. */
  | { readonly type: 'renew-peer' }
  | { readonly type: 'open-devices' }
  | { readonly type: 'write-start'; readonly appointmentId: string }
  | { readonly type: 'write-join'; readonly sessionId: string }
  | { readonly type: 'write-ring-receipt'; readonly sessionId: string }
  | { readonly type: 'write-two-minutes'; readonly sessionId: string }
  | { readonly type: 'write-take-over'; readonly sessionId: string }
  /** This side waits for the visit and can be reached here. */
  | { readonly type: 'write-waiting'; readonly appointmentId: string }
  | { readonly type: 'write-waiting-left'; readonly appointmentId: string }
  /** For the clinic's audit: somebody who is not the partner was turned away. */
  | { readonly type: 'report-refused'; readonly sessionId: string; readonly code: ErrorCode }
  | { readonly type: 'write-active'; readonly sessionId: string }
  /** Kept and retried, like the end. */
  | { readonly type: 'write-decline'; readonly sessionId: string }
  /** Kept and retried until the clinic has it. */
  | { readonly type: 'write-end'; readonly sessionId: string; readonly reason: CallEndReason | null }
  | { readonly type: 'ring-on'; readonly session: CallSession }
  | { readonly type: 'ring-off'; readonly sessionId: string; readonly because: RingOffReason }
  /** Patient, who waited: the visit has begun without a ring; tell them also when the window is not in front. */
  | { readonly type: 'announce-admission'; readonly session: CallSession }
  /** Doctor only: connect to the partner. A connection to the same address is kept, unless it is to be made anew. */
  | {
      readonly type: 'place-call';
      readonly partner: PartnerAddress;
      readonly anew: boolean;
      readonly policy: ConnectionPolicy;
    }
  /** Patient only: whose call may be answered from now on. */
  | { readonly type: 'expect-call'; readonly partner: PartnerAddress; readonly policy: ConnectionPolicy }
  /** Both joined: from here on sound and picture go over the connection, whether it is there already or comes. */
  | { readonly type: 'start-sending' }
  /** Somebody told "reconnecting" must not be seen or heard. */
  | { readonly type: 'pause-sending' }
  | { readonly type: 'resume-sending' }
  /** Tracks, peer, sockets, timers: all of it ends. */
  | { readonly type: 'release' }
  | { readonly type: 'set-timer'; readonly timer: Timer; readonly due: Due }
  | { readonly type: 'clear-timer'; readonly timer: Timer };

export type RingOffReason = 'answered-here' | 'answered-elsewhere' | 'declined' | 'postponed' | 'cancelled' | 'expired';

/** A moment on the server's clock (ms since 1970), or a span from now (ms). */
export type Due = { readonly atServer: number } | { readonly inMs: number };

export interface Step {
  readonly state: CallState;
  readonly effects: readonly CallEffect[];
}

/** Timings of the call, ms. Silence and give-up follow section 4 of the design; retries are spread between them. */
export const timing = {
  silenceMs: 2_000,
  connectRetryMs: 8_000,
  reconnectRetryMs: 4_000,
  closedRetryMs: 500,
  /** After the clinic could not be told where this side is now. */
  sayAgainMs: 2_000,
  /** Each step of `ConnectionPolicy` has this long: three of them until giving up. Both sides count for themselves. */
  fallBackMs: 10_000,
  giveUpMs: 30_000,
  abandonMs: 180_000,
} as const;
