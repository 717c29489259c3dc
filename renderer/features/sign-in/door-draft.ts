import { useState } from 'react';
import * as z from 'zod/mini';
import { draftsOf } from '../../app/drafts.ts';

/** Nobody's in particular: whoever stands at the door. */
export const atTheDoor = 'door';
const name = 'sign-up';
/** Somebody else may stand there by then, ms. */
const keptFor = 60 * 60_000;

const schema = z.object({ fullName: z.string(), email: z.string(), at: z.number() });
export type DoorDraft = Readonly<Omit<z.infer<typeof schema>, 'at'>>;

/** What was typed into the form of a new account, without the password; for an hour, or until the account is made. */
export function useDoorDraft() {
  const drafts = draftsOf(atTheDoor);
  const [kept, setKept] = useState<DoorDraft>(() => {
    const read = schema.safeParse(drafts.read(name)).data;
    const fresh = read !== undefined && Date.now() - read.at < keptFor;
    return fresh ? { fullName: read.fullName, email: read.email } : { fullName: '', email: '' };
  });
  return {
    kept,
    write(this: void, change: Partial<DoorDraft>): void {
      const written = { ...kept, ...change };
      setKept(written);
      drafts.write(name, { ...written, at: Date.now() });
    },
    forget: (): void => drafts.remove(name),
  };
}
