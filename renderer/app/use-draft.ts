import { useState } from 'react';
import * as z from 'zod/mini';
import { draftsOf } from './drafts.ts';
import { useMe } from './services.tsx';

/** How a draft is read back: what does not fit, from an older version, counts as none. */
export interface DraftShape<Draft> {
  readonly parse: (kept: unknown) => Draft | null;
  readonly empty: Draft;
}

/** A form that is one text. */
export const textDraft: DraftShape<string> = {
  parse: (kept) => z.string().safeParse(kept).data ?? null,
  empty: '',
};

/**
 * What is being written, kept at every change: an error, a wrong turn, a lost network or a closed window loses nothing.
 * @param name one per form and subject; what is kept belongs to who is signed in
 * @returns the draft, how to change it, and how to forget it once it is sent
 */
export function useDraft<Draft>(name: string, shape: DraftShape<Draft>) {
  const me = useMe();
  const [drafts] = useState(() => draftsOf(me.id));
  const [draft, setDraft] = useState<Draft>(() => shape.parse(drafts.read(name)) ?? shape.empty);
  const change = (next: Draft): void => {
    setDraft(next);
    drafts.write(name, next);
  };
  const forget = (): void => drafts.remove(name);
  return [draft, change, forget] as const;
}
