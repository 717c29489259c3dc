import { useState } from 'react';
import * as z from 'zod/mini';
import { draftsOf } from '../../app/drafts.ts';
import { useMe } from '../../app/services.tsx';

export type Draft = Readonly<Record<string, string>>;
const schema = z.record(z.string(), z.string());

/**
 * What was typed into a form and not sent, by field; kept until it is sent or taken back. Not for secrets.
 * @param name One form's: "invite-doctor".
 */
export function useDraft(name: string) {
  const drafts = draftsOf(useMe().id);
  const [draft, setDraft] = useState<Draft>(() => schema.safeParse(drafts.read(name)).data ?? {});
  return {
    draft,
    write(this: void, change: Draft): void {
      const written = { ...draft, ...change };
      setDraft(written);
      drafts.write(name, written);
    },
    clear(this: void): void {
      setDraft({});
      drafts.remove(name);
    },
  };
}
