import type { Profile } from '#shared/domain/records.ts';
import type { AccountBackend, AccountState, Backend } from '../backend/backend.ts';
import { lateClinic } from './late-clinic.ts';

/**
 * The clinic's client is the largest part of the script, and the sign-in form does not need it to be shown. So it is
 * loaded behind the form, or at once when somebody is signed in already; until then this stands for it.
 */
export class LazyBackend {
  readonly account: AccountBackend;
  /** The clinic for who is signed in; what is asked before it is loaded waits. */
  readonly clinic: Backend;
  readonly #load: () => Promise<Backend>;
  readonly #listeners = new Set<() => void>();
  #loading: Promise<Backend> | null = null;
  #backend: Backend | null = null;
  #before: AccountState;

  /**
   * @param stored whether a session is stored on this computer, or even whose: then their screens need not wait
   */
  constructor(load: () => Promise<Backend>, stored: Profile | 'someone' | 'nobody') {
    this.#load = load;
    this.#before =
      stored === 'nobody'
        ? { kind: 'signed-out', because: 'never' }
        : stored === 'someone'
          ? { kind: 'unknown' }
          : { kind: 'signed-in', profile: stored };
    this.account = {
      current: this.current,
      subscribe: this.subscribe,
      signIn: async (...given) => (await this.load()).account.signIn(...given),
      signUp: async (...given) => (await this.load()).account.signUp(...given),
      signOut: async (...given) => (await this.load()).account.signOut(...given),
      requestRecovery: async (...given) => (await this.load()).account.requestRecovery(...given),
      returnWith: async (...given) => (await this.load()).account.returnWith(...given),
      choosePassword: async (...given) => (await this.load()).account.choosePassword(...given),
    };
    this.clinic = lateClinic(() => this.#signedIn(), this.account);
  }

  /** Loads once; after a failure the next call tries again. */
  load(): Promise<Backend> {
    this.#loading ??= this.#load().then(
      (backend) => {
        this.#backend = backend;
        backend.account.subscribe(() => this.#changed());
        this.#changed();
        return backend;
      },
      (caught: unknown) => {
        this.#loading = null;
        throw caught;
      },
    );
    return this.#loading;
  }

  readonly subscribe = (changed: () => void): (() => void) => {
    this.#listeners.add(changed);
    return () => this.#listeners.delete(changed);
  };

  /** The form must not give way to "starting" while a client that has just arrived looks for a session. */
  readonly current = (): AccountState => {
    const loaded = this.#backend?.account.current();
    return loaded === undefined || loaded.kind === 'unknown' ? this.#before : loaded;
  };

  /** Once the client itself has found the session; never, when it finds none. */
  async #signedIn(): Promise<Backend> {
    const backend = await this.load();
    if (backend.account.current().kind === 'signed-in') return backend;
    return new Promise((found) => {
      const end = backend.account.subscribe(() => {
        if (backend.account.current().kind !== 'signed-in') return;
        end();
        found(backend);
      });
    });
  }

  #changed(): void {
    const state = this.#backend?.account.current();
    if (state !== undefined && state.kind !== 'unknown') this.#before = state;
    for (const changed of this.#listeners) changed();
  }
}
