import { REALTIME_SUBSCRIBE_STATES } from '@supabase/supabase-js';
import * as z from 'zod/mini';
import type { Profile } from '#shared/domain/records.ts';
import { parseCallSession, parseNotification, parseWaitingPeer } from './parse-rows.ts';
import { parseMessage } from './parse-visit-records.ts';
import type { ClinicClient } from './supabase.ts';
import type { OpenChannel } from './watch.ts';

const systemMessage = z.object({ extension: z.optional(z.string()), status: z.string() });

/** The columns by which a person's rows are told apart; a doctor may also have been a patient of this clinic. */
const ownColumns: Readonly<Record<Profile['role'], readonly ('doctor_id' | 'patient_id')[]>> = {
  patient: ['patient_id'],
  doctor: ['doctor_id', 'patient_id'],
  administrator: [],
};

/** One Realtime channel with the changes of this person's rows. */
export function personChannel(client: ClinicClient, me: Pick<Profile, 'id' | 'role'>): OpenChannel {
  return (events) => {
    const channel = client.channel(`person:${me.id}`);
    const schema = 'public';
    let closed = false;
    for (const column of ownColumns[me.role]) {
      const filter = `${column}=eq.${me.id}`;
      channel.on('postgres_changes', { event: '*', schema, table: 'appointments', filter }, () =>
        events.appointments(),
      );
      channel.on('postgres_changes', { event: '*', schema, table: 'call_sessions', filter }, (change) => {
        if (change.eventType === 'DELETE') return;
        const session = readable(() => parseCallSession(change.new));
        if (session) events.callSession(session);
        else events.unreadable();
      });
      channel.on('postgres_changes', { event: 'INSERT', schema, table: 'messages', filter }, (change) => {
        const written = readable(() => parseMessage(change.new));
        if (written) events.message(written);
        else events.unreadable();
      });
      channel.on('postgres_changes', { event: '*', schema, table: 'waiting_peers', filter }, (change) => {
        if (change.eventType === 'DELETE') return;
        const changed = readable(() => parseWaitingPeer(change.new));
        if (changed) events.waitingPeers(changed);
        else events.unreadable();
      });
    }
    const filter = `user_id=eq.${me.id}`;
    channel.on('postgres_changes', { event: '*', schema, table: 'notifications', filter }, (change) => {
      const inserted = change.eventType === 'INSERT' ? readable(() => parseNotification(change.new)) : null;
      if (inserted === undefined) events.unreadable();
      else events.notifications(inserted);
    });
    // SUBSCRIBED alone is not enough: the database's side is ready only when it says so itself.
    channel.on('system', {}, (message: unknown) => {
      const said = systemMessage.safeParse(message).data;
      if (said?.status === 'ok' && said.extension === 'postgres_changes') events.ready();
      else if (said?.status === 'error') events.failed();
    });

    const subscribe = async (): Promise<void> => {
      // The join carries the token the socket has by then; without waiting it would be nobody's.
      await client.realtime.setAuth();
      if (closed) return;
      channel.subscribe((status) => {
        if (closed) return;
        if (status === REALTIME_SUBSCRIBE_STATES.SUBSCRIBED) events.subscribed();
        else events.failed();
      });
    };
    subscribe().catch(() => {
      if (!closed) events.failed();
    });
    return () => {
      closed = true;
      void client.removeChannel(channel);
    };
  };
}

/** Undefined when the row does not fit; the reason names fields, never values. */
function readable<T>(parse: () => T): T | undefined {
  try {
    return parse();
  } catch (caught) {
    console.error('A changed row could not be read; reading all of them again', caught);
    return undefined;
  }
}
