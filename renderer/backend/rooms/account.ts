import type { Profile } from '#shared/domain/records.ts';

/**
 * `away`: nobody was at the computer. `closed`: they closed their account for good. `session_reused`: the refresh token was used a second time, the sign of a theft.
 * `session_revoked`: ended from elsewhere.
 */
export type SignedOutBecause = 'never' | 'asked' | 'away' | 'closed' | 'expired' | 'session_reused' | 'session_revoked';

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
    language: string;
  }): Promise<'signed-in' | 'confirm-email'>;
  /** @param because what the sign-in screen says */
  signOut(because?: 'asked' | 'away' | 'closed'): Promise<void>;
  /** Sends a link to the address, if it is known; the answer does not tell. */
  requestRecovery(email: string): Promise<void>;
  /** Somebody came back by a link: its code is of use only to the computer that asked for the link. */
  returnWith(code: string): Promise<void>;
  /** After a recovery: the new password; every other sign-in of this person ends. */
  choosePassword(password: string): Promise<void>;
}
