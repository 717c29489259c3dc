import { useState } from 'react';
import { draftsOf } from '../../app/drafts.ts';

/** Nobody's in particular: whoever stands at the door. */
export const atTheDoor = 'door';
const name = 'sign-up';
/** Somebody else may stand there by then, ms. */
const keptFor = 60 * 60_000;

export interface DoorDraft {
  readonly fullName: string;
  readonly email: string;
}

/** Checked by hand: the validators are not loaded for the door. */
function isKept(value: unknown): value is DoorDraft & { readonly at: number } {
  return (
    typeof value === 'object' &&
    value !== null &&
    'fullName' in value &&
    typeof value.fullName === 'string' &&
    'email' in value &&
    typeof value.email === 'string' &&
    'at' in value &&
    typeof value.at === 'number'
  );
}

/** What was typed into the form of a new account, without the password; for an hour, or until the account is made. */
export function useDoorDraft() {
  const drafts = draftsOf(atTheDoor);
  const [kept, setKept] = useState<DoorDraft>(() => {
    const found: unknown = drafts.read(name);
    const read = isKept(found) ? found : undefined;
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
