import type { AccountBackend } from './rooms/account.ts';
import type { AdministrationBackend } from './rooms/administration.ts';
import type { BookingBackend } from './rooms/booking.ts';
import type { CallBackend } from './rooms/calls.ts';
import type { ClinicBackend } from './rooms/clinic.ts';
import type { HoursBackend } from './rooms/hours.ts';
import type { BackendListener } from './rooms/listener.ts';
import type { NotificationBackend } from './rooms/notifications.ts';
import type { PersonalBackend } from './rooms/personal.ts';
import type { RecordsBackend } from './rooms/records.ts';
import type { VisitBackend } from './rooms/visits.ts';

export type { AccountBackend, AccountState, SignedOutBecause } from './rooms/account.ts';
export type { CallBackend, PeerAddress } from './rooms/calls.ts';
export type { BackendListener, WatchState } from './rooms/listener.ts';

/**
 * What the screens and the call know of the clinic. One implementation speaks to Supabase (`supabase-backend.ts`), tests
 * give their own. Every promise rejects with a `Failure` (shared/errors) and with nothing else.
 */
export interface Backend {
  readonly account: AccountBackend;
  readonly administration: AdministrationBackend;
  readonly booking: BookingBackend;
  readonly calls: CallBackend;
  readonly clinic: ClinicBackend;
  readonly hours: HoursBackend;
  readonly notifications: NotificationBackend;
  readonly personal: PersonalBackend;
  readonly records: RecordsBackend;
  readonly visits: VisitBackend;
  /** Changes of this person's rows, for as long as the returned function is not called. */
  watch(listener: BackendListener): () => void;
  /** The line was lost for a while and is known to work again: nothing waits any longer for what was sent over the old one. */
  pathIsBack(): void;
}
