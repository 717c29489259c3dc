import { join } from 'node:path';
import { demoPeople } from '../../supabase/demo-people.ts';
import { startClinic, type Clinic } from '../../supabase/local/index.ts';
import type { AccountState, Backend, BackendListener, WatchState } from '../../renderer/backend/backend.ts';
import { createSupabaseBackend } from '../../renderer/backend/supabase-backend.ts';
import { createFakeHost, type FakeHost } from '../../renderer/platform/fake-host.ts';

const project = join(import.meta.dirname, '../..');

/** @param data a folder, or memory; @param port 0 takes a free one */
export function openClinic(data = 'memory', port = 0): Promise<Clinic> {
  return startClinic({ project, data, port, engine: 'pglite' });
}

/** One installation of the client: its host, its page, and the clinic as it sees it. */
export interface Installation {
  readonly host: FakeHost;
  readonly page: EventTarget;
  readonly backend: Backend;
}

export function install(clinic: Pick<Clinic, 'url' | 'publishableKey'>, host = createFakeHost()): Installation {
  const page = new EventTarget();
  const config = { supabaseUrl: clinic.url, publishableKey: clinic.publishableKey };
  return { host, page, backend: createSupabaseBackend(config, host.bridge, page) };
}

type Name = 'anisha' | 'kiran' | 'maya' | 'sita' | 'bikash' | 'pema';

export function demoPerson(name: Name) {
  const found = demoPeople.find((person) => person.email.startsWith(`${name}@`));
  if (found === undefined) throw new Error(`There is no demo person ${name}`);
  return found;
}

export async function signedIn(clinic: Clinic, name: Name): Promise<Installation> {
  const installation = install(clinic);
  const { email, password } = demoPerson(name);
  await installation.backend.account.signIn(email, password);
  return installation;
}

/** Two who have a visit with each other, and a patient who has no part in it. */
export async function threeSignedIn(clinic: Clinic) {
  const [doctor, patient, other] = await Promise.all([
    signedIn(clinic, 'anisha'),
    signedIn(clinic, 'sita'),
    signedIn(clinic, 'bikash'),
  ]);
  return { doctor, patient, other };
}

export const deviceOfDoctor = 'device-of-the-doctor';
export const deviceOfPatient = 'device-of-the-patient';
/** The address of somebody for one call, as PeerServer would know it. */
export const peer = (name: string) => ({
  peerId: `peer-of-${name}-0000`,
  signaling: { fingerprints: [`sha-256 ${name}`] },
});

/** The account once it is what is asked for. */
export function accountWhen(backend: Backend, fits: (state: AccountState) => boolean): Promise<AccountState> {
  const { account } = backend;
  return new Promise((done) => {
    const look = (): void => {
      const state = account.current();
      if (!fits(state)) return;
      end();
      done(state);
    };
    const end = account.subscribe(look);
    look();
  });
}

/** Everything the watch says, to be waited for. */
export class Heard {
  readonly states: WatchState[] = [];
  readonly end: () => void;
  readonly #news: string[] = [];
  readonly #waiting = new Set<() => void>();
  readonly sessions: Parameters<NonNullable<BackendListener['callSession']>>[0][] = [];
  readonly notifications: Parameters<NonNullable<BackendListener['notifications']>>[0][] = [];

  constructor(backend: Backend) {
    this.end = backend.watch({
      state: (state) => {
        this.states.push(state);
        this.#say(state);
      },
      appointments: () => this.#say('appointments'),
      callSession: (session) => {
        this.sessions.push(session);
        this.#say(`call ${session.status}`);
      },
      waitingPeers: ({ side, address }) => this.#say(`${side} ${address === null ? 'no longer waits' : 'waits'}`),
      message: ({ body }) => this.#say(`message ${body}`),
      notifications: (inserted) => {
        this.notifications.push(inserted);
        this.#say(`notification ${inserted?.kind ?? 'changed'}`);
      },
    });
  }

  /** Resolves when this has been said since the last such wait for it. */
  until(news: string): Promise<void> {
    return new Promise((done) => {
      const look = (): void => {
        const index = this.#news.indexOf(news);
        if (index === -1) return;
        this.#news.splice(0, index + 1);
        this.#waiting.delete(look);
        done();
      };
      this.#waiting.add(look);
      look();
    });
  }

  #say(news: string): void {
    this.#news.push(news);
    for (const look of this.#waiting) look();
  }
}
