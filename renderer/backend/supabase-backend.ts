import type { ClientConfig, DesktopBridge } from '#shared/ipc/bridge.ts';
import type { Backend, BackendListener } from './backend.ts';
import { lateAdministration, lateHours, latePersonal } from './late-rooms.ts';
import { personChannel } from './person-channel.ts';
import { Requests } from './requests.ts';
import { signInReturn } from '#shared/ipc/sign-in-return.ts';
import { SupabaseAccount } from './supabase-account.ts';
import { supabaseBooking } from './supabase-booking.ts';
import { supabaseCalls } from './supabase-calls.ts';
import { supabaseClinic } from './supabase-clinic.ts';
import { supabaseNotifications } from './supabase-notifications.ts';
import { supabaseRecords } from './supabase-records.ts';
import { supabaseVisits } from './supabase-visits.ts';
import { createClinicClient, hostSessionStorage, type ClinicClient } from './supabase.ts';
import { Watch } from './watch.ts';

/**
 * The clinic over Supabase, for the person signed in on this host; for the life of the page.
 * @param page Says `online` when the network is back.
 */
export function createSupabaseBackend(
  config: Pick<ClientConfig, 'supabaseUrl' | 'publishableKey'>,
  platform: DesktopBridge,
  page: Pick<EventTarget, 'addEventListener'> = globalThis,
): Backend {
  const storage = hostSessionStorage(platform);
  let refusedWith: string | null = null;
  const requests = new Requests();
  const client = createClinicClient(config, storage, requests.fetch, (code) => {
    refusedWith = code;
  });
  const account = new SupabaseAccount(client, storage, {
    refreshRefusedWith: () => refusedWith,
    linksBack: platform.host.kind === 'electron' ? signInReturn : null,
  });
  const watches = new PersonWatches(client, account);

  const comeBack = (): void => {
    requests.giveUpHung();
    void account.wake();
    void watches.reconnect();
  };
  platform.listen('system:resumed', comeBack);
  page.addEventListener('online', comeBack);

  return {
    account,
    administration: lateAdministration(client),
    booking: supabaseBooking(client),
    calls: supabaseCalls(client),
    clinic: supabaseClinic(client),
    hours: lateHours(client),
    notifications: supabaseNotifications(client),
    personal: latePersonal(client, account),
    records: supabaseRecords(client),
    visits: supabaseVisits(client),
    watch: (listener) => watches.add(listener),
    pathIsBack: comeBack,
  };
}

/** The watch of whoever is signed in; another person gets another one. */
class PersonWatches {
  readonly #client: ClinicClient;
  readonly #account: SupabaseAccount;
  #current: { readonly personId: string; readonly watch: Watch } | null = null;

  constructor(client: ClinicClient, account: SupabaseAccount) {
    this.#client = client;
    this.#account = account;
  }

  add(listener: BackendListener): () => void {
    const state = this.#account.current();
    if (state.kind !== 'signed-in') {
      listener.state?.('offline');
      return () => undefined;
    }
    const { profile } = state;
    if (this.#current?.personId !== profile.id) {
      this.#current = { personId: profile.id, watch: new Watch(personChannel(this.#client, profile)) };
    }
    return this.#current.watch.add(listener);
  }

  /** A socket that slept may look open and carry nothing: it is closed first. */
  async reconnect(): Promise<void> {
    await this.#client.realtime.disconnect();
    this.#current?.watch.reopen();
  }
}
