import type {
  Appointment,
  CallEndReason,
  CallSession,
  Doctor,
  Notification,
  Profile,
  Slot,
  WaitingPeer,
} from '#shared/domain/records.ts';
import type { SignalingHalf } from '#shared/domain/records.ts';
import type { AppointmentType } from '#shared/domain/records.ts';

/**
 * What the screens and the call know of the clinic. One implementation speaks to Supabase (`supabase-backend.ts`), tests
 * give their own. Every promise rejects with a `Failure` (shared/errors) and with nothing else.
 */
export interface Backend {
  readonly account: AccountBackend;
  readonly booking: BookingBackend;
  readonly calls: CallBackend;
  readonly notifications: NotificationBackend;
  /** Changes of this person's rows, for as long as the returned function is not called. */
  watch(listener: BackendListener): () => void;
}

/**
 * `away`: nobody was at the computer. `session_reused`: the refresh token was used a second time, the sign of a theft.
 * `session_revoked`: ended from elsewhere.
 */
export type SignedOutBecause = 'never' | 'asked' | 'away' | 'expired' | 'session_reused' | 'session_revoked';

export type AccountState =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'signed-out'; readonly because: SignedOutBecause }
  /** Came back by the link of a recovery: let in only to choose a new password. */
  | { readonly kind: 'choosing-password' }
  | { readonly kind: 'signed-in'; readonly profile: Profile };

export interface AccountBackend {
  /** The state now; stable identity until it changes (useSyncExternalStore). */
  current(): AccountState;
  subscribe(changed: () => void): () => void;
  signIn(email: string, password: string): Promise<void>;
  /** `confirm-email`: the clinic wants the address proven first, by a link in an e-mail. */
  signUp(person: {
    fullName: string;
    email: string;
    password: string;
    timeZone: string;
    language: 'en' | 'ne';
  }): Promise<'signed-in' | 'confirm-email'>;
  /** @param because what the sign-in screen says */
  signOut(because?: 'asked' | 'away'): Promise<void>;
  /** Sends a link to the address, if it is known; the answer does not tell. */
  requestRecovery(email: string): Promise<void>;
  /** Somebody came back by a link: its code is of use only to the computer that asked for the link. */
  returnWith(code: string): Promise<void>;
  /** After a recovery: the new password; every other sign-in of this person ends. */
  choosePassword(password: string): Promise<void>;
}

export interface BookingBackend {
  listDoctors(): Promise<readonly Doctor[]>;
  /** @param fromDay ISO date in the doctor's zone. */
  freeSlots(doctorId: string, fromDay: string, days: number): Promise<readonly Slot[]>;
  /** @param requestId A UUID made once per press: repeating the call books once. */
  book(request: {
    doctorId: string;
    startsAt: number;
    type: AppointmentType;
    reason: string;
    requestId: string;
  }): Promise<Appointment['id']>;
  listAppointments(): Promise<readonly Appointment[]>;
  confirm(appointmentId: string, version: number): Promise<void>;
  decline(appointmentId: string, version: number, reason: string): Promise<void>;
  cancel(appointmentId: string, version: number, reason: string): Promise<void>;
}

export interface PeerAddress {
  readonly peerId: string;
  readonly signaling: SignalingHalf;
}

export interface CallBackend {
  start(appointmentId: string, device: string, peer: PeerAddress | null): Promise<CallSession>;
  /** With an address: also where this device can be connected to while it rings. */
  acknowledgeRing(sessionId: string, device: string, peer: PeerAddress | null): Promise<CallSession>;
  join(sessionId: string, device: string, peer: PeerAddress | null): Promise<CallSession>;
  publishPeer(sessionId: string, device: string, peer: PeerAddress): Promise<CallSession>;
  markActive(sessionId: string, device: string): Promise<CallSession>;
  heartbeat(sessionId: string, device: string): Promise<CallSession>;
  decline(sessionId: string): Promise<CallSession>;
  /** "I need 2 minutes": once per attempt, before anybody joined; asked again it changes nothing. */
  askForTwoMinutes(sessionId: string): Promise<CallSession>;
  /**
   * This person's side of a live attempt moves to this device. The older device sees another device in the row; what it
   * still sends is refused with `call_started_elsewhere` (doctor) or `call_joined_elsewhere` (patient).
   * @param peer An address the older device did not have.
   */
  takeOver(sessionId: string, device: string, peer: PeerAddress | null): Promise<CallSession>;
  /** @param device When given: an ending of a device that no longer holds its side changes nothing. */
  end(sessionId: string, reason: CallEndReason | null, device?: string): Promise<CallSession>;
  read(sessionId: string): Promise<CallSession | null>;
  /** This person's attempts that are not ended, newest first. */
  listLive(): Promise<readonly CallSession[]>;
  /**
   * This device is in the waiting room of a confirmed online visit and can be connected to; to be said again every 20 s.
   * @returns the row as it stands: another device in it is this person's other computer, which came first.
   */
  offerWaitingPeer(appointmentId: string, device: string, peer: PeerAddress): Promise<WaitingPeer>;
  /** Takes back what this device offered; what another one offered stays. */
  withdrawWaitingPeer(appointmentId: string, device: string): Promise<void>;
  /** Both sides' addresses that were not taken back, also those not seen for long. */
  readWaitingPeers(appointmentId: string): Promise<readonly WaitingPeer[]>;
  /** Server's clock minus this computer's, ms. */
  clockOffset(): Promise<number>;
}

export interface NotificationBackend {
  /** The newest, at most 100. */
  list(): Promise<readonly Notification[]>;
  /** All of them when no ids are given. */
  markRead(ids?: readonly string[]): Promise<void>;
}

/** `live`: changes arrive. `catching-up`: connected, rows must be read again. `offline`: nothing arrives; poll. */
export type WatchState = 'live' | 'catching-up' | 'offline';

export interface BackendListener {
  /** A row of this person's was written; the parsed row. */
  callSession?(session: CallSession): void;
  /** Something about this person's appointments changed: read them again. */
  appointments?(): void;
  /** An address of the waiting room was offered, repeated or taken back, by either side of one of this person's visits. */
  waitingPeers?(changed: WaitingPeer): void;
  notifications?(inserted: Notification | null): void;
  /** After `live` is reported following anything else, rows may have been missed: read them again. */
  state?(state: WatchState): void;
}
