import type { Profile } from '#shared/domain/records.ts';
import { Failure } from '#shared/errors/failure.ts';
import type { AccountBackend, AccountState } from './backend.ts';
import { answerOf, endOfSession, failureOfAuth } from './failures.ts';
import { isDeactivated, parseProfile } from './parse-rows.ts';
import { sessionKey } from './session-key.ts';
import type { ClinicClient, SessionStorage } from './supabase.ts';

/** Waiting before reading the profile again, in ms; the last one repeats. */
const retryAfter = [1000, 2000, 5000, 10_000] as const;

interface AccountHost {
  /** The Auth service's code when it last would not renew the session. */
  readonly refreshRefusedWith: () => string | null;
  /** Where links in e-mails lead back to; null leads to the project's own site. */
  readonly linksBack: string | null;
}

/** The session is over and only signing in again helps. */
const over: ReadonlySet<string> = new Set(['session_expired', 'session_reused', 'session_revoked']);

/** Who is signed in: follows Supabase Auth's events and holds the person's profile. */
export class SupabaseAccount implements AccountBackend {
  readonly #client: ClinicClient;
  readonly #storage: SessionStorage;
  readonly #host: AccountHost;
  readonly #listeners = new Set<() => void>();
  #state: AccountState = { kind: 'unknown' };
  #leaving = false;
  #entering: { userId: string; done: Promise<void> } | null = null;
  #retry: ReturnType<typeof setTimeout> | undefined;
  /** Who enters and leaves is counted: an answer about somebody who has left meanwhile is not heard. */
  #turn = 0;

  constructor(client: ClinicClient, storage: SessionStorage, host: AccountHost) {
    this.#client = client;
    this.#storage = storage;
    this.#host = host;
    client.auth.onAuthStateChange((event, session) => {
      // Asking the client from inside its own event waits for itself, so the work begins after the event is over.
      setTimeout(() => {
        this.#follow(event, session?.user.id ?? null);
      }, 0);
    });
    // Without this the client stops refreshing while the window is hidden, and a computer in the tray could not be rung.
    // Not before it has begun: beginning is what ties the refreshing to the window's visibility.
    void client.auth.initialize().then(() => client.auth.startAutoRefresh());
  }

  current(): AccountState {
    return this.#state;
  }

  subscribe(changed: () => void): () => void {
    this.#listeners.add(changed);
    return () => this.#listeners.delete(changed);
  }

  async signIn(email: string, password: string): Promise<void> {
    const { data, error } = await this.#client.auth.signInWithPassword({ email, password }).catch((caught: unknown) => {
      throw failureOfAuth(caught);
    });
    if (error) throw failureOfAuth(error);
    await this.#enter(data.user.id);
  }

  async signUp(person: Parameters<AccountBackend['signUp']>[0]): ReturnType<AccountBackend['signUp']> {
    const { linksBack } = this.#host;
    const { data, error } = await this.#client.auth
      .signUp({
        email: person.email,
        password: person.password,
        options: {
          data: { full_name: person.fullName, time_zone: person.timeZone, language: person.language },
          ...(linksBack !== null && { emailRedirectTo: linksBack }),
        },
      })
      .catch((caught: unknown) => {
        throw failureOfAuth(caught);
      });
    if (error) throw failureOfAuth(error);
    // A project that confirms addresses hides whether one is taken behind a user without identities.
    if (data.user?.identities?.length === 0) throw new Failure('email_taken');
    if (data.session === null || data.user === null) return 'confirm-email';
    await this.#enter(data.user.id);
    return 'signed-in';
  }

  async requestRecovery(email: string): Promise<void> {
    const { linksBack } = this.#host;
    const { error } = await this.#client.auth
      .resetPasswordForEmail(email, linksBack === null ? {} : { redirectTo: linksBack })
      .catch((caught: unknown) => ({ error: caught }));
    if (error) throw failureOfAuth(error);
  }

  async returnWith(code: string): Promise<void> {
    const { data, error } = await this.#client.auth.exchangeCodeForSession(code).catch((caught: unknown) => {
      throw failureOfAuth(caught);
    });
    if (error) throw failureOfAuth(error);
    // Told by the client, missing from its types.
    if ('redirectType' in data && data.redirectType === 'recovery') this.#become({ kind: 'choosing-password' });
    else await this.#enter(data.user.id);
  }

  async choosePassword(password: string): Promise<void> {
    const { data, error } = await this.#client.auth.updateUser({ password }).catch((caught: unknown) => {
      throw failureOfAuth(caught);
    });
    if (error) throw failureOfAuth(error);
    // Whoever knew the old password is out. The service does the same by itself; a failure here loses nothing.
    await this.#client.auth.signOut({ scope: 'others' }).catch(() => undefined);
    await this.#enter(data.user.id);
  }

  /** Always succeeds on this computer, also when the server cannot be told. */
  async signOut(because: 'asked' | 'away' | 'closed' = 'asked'): Promise<void> {
    this.#leaving = true;
    this.#turn += 1;
    const { error } = await this.#client.auth
      .signOut({ scope: 'local' })
      .catch((caught: unknown) => ({ error: caught }));
    if (error) await this.#storage.removeItem(sessionKey);
    this.#become({ kind: 'signed-out', because });
    this.#leaving = false;
  }

  /** The profile changed under this person's own hands. */
  async readAgain(): Promise<void> {
    // What fails here is tried again by itself; the change is made in any case.
    if (this.#state.kind === 'signed-in')
      await this.#readProfile(this.#state.profile.id, this.#turn).catch(() => undefined);
  }

  /** After sleep or a lost network: what could not be read is read now. */
  async wake(): Promise<void> {
    const { data } = await this.#client.auth.getSession();
    if (data.session && this.#state.kind === 'unknown') await this.#enter(data.session.user.id).catch(() => undefined);
  }

  #follow(event: string, userId: string | null): void {
    if (event === 'PASSWORD_RECOVERY') {
      this.#become({ kind: 'choosing-password' });
    } else if (userId !== null) {
      // The new password comes first, whatever the client tells of its session meanwhile.
      if (this.#state.kind === 'choosing-password') return;
      const known = this.#state.kind === 'signed-in' && this.#state.profile.id === userId;
      if (!known && !this.#leaving) void this.#enter(userId).catch(() => undefined);
    } else if (event === 'INITIAL_SESSION') {
      void this.#begin();
    } else if (event === 'SIGNED_OUT' && !this.#leaving && this.#state.kind !== 'signed-out') {
      this.#become({ kind: 'signed-out', because: endOfSession(this.#host.refreshRefusedWith()) });
    }
  }

  /** No usable session at the start. One that is stored but could not be refreshed yet is not lost: keep trying. */
  async #begin(): Promise<void> {
    const stored = await this.#storage.getItem(sessionKey);
    if (stored === null && this.#state.kind === 'unknown') this.#become({ kind: 'signed-out', because: 'never' });
  }

  #enter(userId: string): Promise<void> {
    if (this.#entering?.userId === userId) return this.#entering.done;
    this.#turn += 1;
    const entering = { userId, done: this.#readProfile(userId, this.#turn) };
    this.#entering = entering;
    return entering.done.finally(() => {
      if (this.#entering === entering) this.#entering = null;
    });
  }

  async #readProfile(userId: string, turn: number, attempt = 0): Promise<void> {
    clearTimeout(this.#retry);
    const columns = 'id, role, full_name, email, time_zone, language, deactivated_at';
    let profile: Profile;
    try {
      profile = await answerOf(this.#client.from('profiles').select(columns).eq('id', userId).maybeSingle(), (row) => {
        // The account was deleted while its token still works.
        if (row === null) throw new Failure('not_allowed', new Error('no profile'));
        // The database refuses them everything; the door is where they are told.
        if (isDeactivated(row)) throw new Failure('account_deactivated');
        return parseProfile(row);
      });
    } catch (caught) {
      const failure = failureOfAuth(caught);
      if (turn === this.#turn) {
        if (await this.#isFinal(failure)) await this.#client.auth.signOut({ scope: 'local' });
        else this.#retryProfile(userId, turn, attempt);
      }
      throw failure;
    }
    if (turn === this.#turn) this.#become({ kind: 'signed-in', profile });
  }

  /** Whether signing in again is the only way on. A server that is starting or confused must not cost anybody that. */
  async #isFinal(failure: Failure): Promise<boolean> {
    if (failure.code === 'not_allowed' || failure.code === 'account_deactivated') return true;
    if (failure.code !== 'session_expired') return false;
    // The server found the token too old although this computer's clock did not: a newer one may do.
    const { error } = await this.#client.auth.refreshSession();
    return error !== null && over.has(failureOfAuth(error).code);
  }

  #retryProfile(userId: string, turn: number, attempt: number): void {
    if (turn !== this.#turn) return;
    const wait = retryAfter[Math.min(attempt, retryAfter.length - 1)];
    this.#retry = setTimeout(() => void this.#readProfile(userId, turn, attempt + 1).catch(() => undefined), wait);
  }

  #become(state: AccountState): void {
    if (state.kind === 'signed-out') {
      this.#turn += 1;
      clearTimeout(this.#retry);
    }
    this.#state = state;
    for (const changed of this.#listeners) changed();
  }
}
