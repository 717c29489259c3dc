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

/** The call as one side sees it. Each member carries what its screen needs and nothing else. */
export type CallState =
  | { readonly kind: 'idle' }
  /** Doctor: Start was pressed, the clinic has not answered. */
  | { readonly kind: 'starting'; readonly appointmentId: string }
  /** Doctor: the attempt is waiting; `session.patientRangAt` tells trying from ringing. */
  | { readonly kind: 'calling'; readonly session: CallSession }
  /** Patient: being rung. `problem`: the last Join did not get through and may be pressed again. */
  | { readonly kind: 'ringing'; readonly session: CallSession; readonly problem: ErrorCode | null }
  /** Patient: Join was pressed, the clinic has not answered. */
  | { readonly kind: 'joining'; readonly session: CallSession }
  /** Both joined, nothing of the other side seen or heard yet. */
  | { readonly kind: 'connecting'; readonly session: CallSession; readonly tries: number }
  | { readonly kind: 'talking'; readonly session: CallSession }
  | { readonly kind: 'reconnecting'; readonly session: CallSession; readonly tries: number }
  /** Not healed in time. The attempt stays live until somebody ends it or it is abandoned. */
  | { readonly kind: 'lost'; readonly session: CallSession; readonly code: ErrorCode }
  /** This device was in the call before it restarted and may go back. */
  | { readonly kind: 'resumable'; readonly session: CallSession }
  /** The same person is in the call on another device. */
  | { readonly kind: 'elsewhere'; readonly session: CallSession }
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
  | { readonly type: 'resume-pressed' }
  /** After `lost`: try the connection again within the same attempt. */
  | { readonly type: 'try-again-pressed' }
  | { readonly type: 'end-pressed' }
  /** The screen of an ended call was left. */
  | { readonly type: 'dismissed' }
  /**
   * The row as the database has it: from an answer, from Realtime or from a poll; may be old or repeated. `own`: the
   * answer to this app's start or join, so the address in it is the one this app has now.
   */
  | { readonly type: 'row'; readonly session: CallSession; readonly own: boolean }
  /**
   * The clinic refused, or could not be asked, a start (`about`: the appointment's id) or a join (the attempt's id).
   * What an earlier press hears late says nothing about the present one.
   */
  | { readonly type: 'refused'; readonly about: string; readonly code: ErrorCode }
  /** Sound or picture of the verified partner arrives. */
  | { readonly type: 'media-flowing' }
  /** Nothing arrived for `timing.silenceMs`. */
  | { readonly type: 'media-silent' }
  | { readonly type: 'link-closed' }
  /** The connection offered was not the partner's; it was refused before any media. */
  | { readonly type: 'partner-refused'; readonly code: ErrorCode }
  | { readonly type: 'timer'; readonly timer: Timer };

export type Timer = 'ring-expiry' | 'retry' | 'give-up' | 'abandon';

/** Where the partner is called, and the certificate it must show. */
export interface PartnerAddress {
  readonly peerId: string;
  readonly signaling: SignalingHalf;
}

export type CallEffect =
  /** Make certificate and peer id and register, so that the press finds them ready. Repeated: no effect. */
  | { readonly type: 'prepare-peer' }
  | { readonly type: 'open-devices' }
  | { readonly type: 'write-start'; readonly appointmentId: string }
  | { readonly type: 'write-join'; readonly sessionId: string }
  | { readonly type: 'write-ring-receipt'; readonly sessionId: string }
  | { readonly type: 'write-active'; readonly sessionId: string }
  /** Kept and retried, like the end. */
  | { readonly type: 'write-decline'; readonly sessionId: string }
  /** Kept and retried until the clinic has it. */
  | { readonly type: 'write-end'; readonly sessionId: string; readonly reason: CallEndReason | null }
  | { readonly type: 'ring-on'; readonly session: CallSession }
  | { readonly type: 'ring-off'; readonly sessionId: string; readonly because: RingOffReason }
  /** Doctor only: connect to the partner. A connection to the same address is kept, unless it is to be made anew. */
  | { readonly type: 'place-call'; readonly partner: PartnerAddress; readonly anew: boolean }
  /** Patient only: whose call may be answered from now on. */
  | { readonly type: 'expect-call'; readonly partner: PartnerAddress }
  /** Both joined: from here on sound and picture go over the connection, whether it is there already or comes. */
  | { readonly type: 'start-sending' }
  /** Somebody told "reconnecting" must not be seen or heard. */
  | { readonly type: 'pause-sending' }
  | { readonly type: 'resume-sending' }
  /** Tracks, peer, sockets, timers: all of it ends. */
  | { readonly type: 'release' }
  | { readonly type: 'set-timer'; readonly timer: Timer; readonly due: Due }
  | { readonly type: 'clear-timer'; readonly timer: Timer };

export type RingOffReason = 'answered-here' | 'answered-elsewhere' | 'declined' | 'cancelled' | 'expired';

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
  giveUpMs: 30_000,
  abandonMs: 180_000,
} as const;
