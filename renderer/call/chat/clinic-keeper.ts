import { sessionOf } from '#shared/domain/call/state.ts';
import type { Message } from '#shared/domain/visit-records.ts';
import type { PartScope } from '../parts/part.ts';
import type { ChatEntry, ChatKeeper } from './chat-part.ts';

/** The messages of this person's visits, as the clinic keeps them. */
export interface ClinicMessages {
  listMessages(appointmentId: string): Promise<readonly Message[]>;
  sendMessage(appointmentId: string, body: string, clientId: string): Promise<Message>;
  /** Messages written from now on, in any of this person's visits, until the returned function is called. */
  watch(written: (message: Message) => void): () => void;
}

/** Keeps the conversation of the visit this call belongs to, where the clinic keeps any. */
export function clinicKeeper(scope: PartScope): ChatKeeper {
  const { messages, self } = scope;
  const visit = (): string | null => {
    const state = scope.state();
    return sessionOf(state)?.appointmentId ?? ('appointmentId' in state ? state.appointmentId : null);
  };
  const entryOf = (message: Message): ChatEntry => ({
    id: message.clientId,
    from: message.senderId === self.userId ? 'self' : 'partner',
    text: message.body,
    at: message.createdAt,
    delivery: 'kept',
  });
  return {
    async keep(id, text) {
      const appointmentId = visit();
      if (appointmentId === null) throw new Error('there is no visit to keep it with');
      await messages.sendMessage(appointmentId, text, id);
    },
    async earlier() {
      const appointmentId = visit();
      return appointmentId === null ? [] : (await messages.listMessages(appointmentId)).map(entryOf);
    },
    watch: (heard) =>
      messages.watch((message) => {
        if (message.appointmentId === visit()) heard(entryOf(message));
      }),
  };
}
