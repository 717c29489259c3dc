import type { Message } from '#shared/domain/visit-records.ts';
import type { CallSession, Notification, WaitingPeer } from '#shared/domain/records.ts';

/** `live`: changes arrive. `catching-up`: connected, rows must be read again. `offline`: nothing arrives; poll. */
export type WatchState = 'live' | 'catching-up' | 'offline';

export interface BackendListener {
  /** A row of this person's was written; the parsed row. */
  callSession?(session: CallSession): void;
  /** Something about this person's appointments changed: read them again. */
  appointments?(): void;
  /** An address of the waiting room was offered, repeated or taken back, by either side of one of this person's visits. */
  waitingPeers?(changed: WaitingPeer): void;
  /** A message was written in one of this person's visits, also by themselves. */
  message?(written: Message): void;
  notifications?(inserted: Notification | null): void;
  /** After `live` is reported following anything else, rows may have been missed: read them again. */
  state?(state: WatchState): void;
}
