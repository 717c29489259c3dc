import * as z from 'zod/mini';
import type { VisitNote } from '#shared/domain/visit-records.ts';
import { toFailure, type Failure } from '#shared/errors/failure.ts';
import type { Drafts } from '../../app/drafts.ts';
import type { Backend } from '../../backend/backend.ts';
import { lengthOf } from '../../ui/TextArea.tsx';

/** As the database refuses more, in characters. */
export const longestNote = 20_000;
/** Quiet for this long, and what was written is saved; ms. */
const saveAfter = 1200;
/** The clinic could not be reached: tried again after this long; ms. */
const tryAgainAfter = 5000;

const draftSchema = z.object({ text: z.string(), version: z.nullable(z.number()) });

export type NoteState =
  | { readonly kind: 'reading' }
  | {
      readonly kind: 'open';
      readonly text: string;
      /** What the clinic has; null: could not be read yet. */
      readonly saved: VisitNote | null;
      readonly saving: boolean;
      readonly trouble: Failure | null;
      /** Saved elsewhere since it was read here: the person decides, and nothing is saved until then. */
      readonly theirs: VisitNote | null;
    };
type OpenNote = Extract<NoteState, { kind: 'open' }>;

interface NoteKeeperOptions {
  readonly appointmentId: string;
  readonly records: Pick<Backend['records'], 'readNote' | 'saveNote'>;
  readonly drafts: Drafts;
}

/**
 * One visit's note while it is open: saves by itself, keeps what is not saved yet as a draft, and never lets one text replace
 * another that it has not seen.
 */
export class NoteKeeper {
  readonly #options: NoteKeeperOptions;
  readonly #draftName: string;
  readonly #listeners = new Set<() => void>();
  #state: NoteState = { kind: 'reading' };
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(options: NoteKeeperOptions) {
    this.#options = options;
    this.#draftName = `note.${options.appointmentId}`;
  }

  readonly current = (): NoteState => this.#state;

  readonly subscribe = (changed: () => void): (() => void) => {
    this.#listeners.add(changed);
    return () => this.#listeners.delete(changed);
  };

  /** Reads the note. @returns the end of it, which saves what is not saved yet */
  readonly open = (): (() => void) => {
    void this.#read();
    return () => {
      clearTimeout(this.#timer);
      void this.save();
    };
  };

  readonly write = (text: string): void => {
    if (this.#state.kind !== 'open') return;
    this.#become({ ...this.#state, text });
    this.#keepDraft();
    this.#later(saveAfter);
  };

  /** The other text is dropped; the one here is saved over it. */
  readonly keepMine = (): void => this.#decide((state) => state.text);
  readonly takeTheirs = (): void => this.#decide((_state, theirs) => theirs.body);
  readonly putTogether = (): void => this.#decide((state, theirs) => `${theirs.body.trimEnd()}\n\n${state.text}`);

  /** At once, if there is anything to save. */
  readonly save = async (): Promise<void> => {
    clearTimeout(this.#timer);
    const state = this.#state;
    if (state.kind !== 'open' || state.saving || state.theirs !== null) return;
    const { text } = state;
    if (text === (state.saved?.body ?? '') || lengthOf(text) > longestNote) return;
    this.#become({ ...state, saving: true });
    try {
      const { records, appointmentId } = this.#options;
      const base = state.saved ?? (await records.readNote(appointmentId));
      // Never read before: whatever is there was not seen by who wrote here.
      const unseen = state.saved === null && base !== null && base.body !== text && base.body !== '';
      const note = unseen ? null : await records.saveNote(appointmentId, text, base?.version ?? 0);
      this.#change((open) =>
        note === null
          ? { ...open, saving: false, trouble: null, saved: base, theirs: base }
          : { ...open, saving: false, trouble: null, saved: note },
      );
      this.#keepDraft();
      this.#later(saveAfter);
    } catch (caught) {
      await this.#refused(toFailure(caught));
    }
  };

  async #refused(failure: Failure): Promise<void> {
    const { records, appointmentId } = this.#options;
    if (failure.code === 'changed_meanwhile') {
      try {
        const theirs = await records.readNote(appointmentId);
        this.#change((open) => ({ ...open, saving: false, trouble: null, theirs }));
        return;
      } catch (caught) {
        failure = toFailure(caught);
      }
    }
    this.#change((open) => ({ ...open, saving: false, trouble: failure }));
    if (failure.code === 'server_unreachable') this.#later(tryAgainAfter);
  }

  async #read(): Promise<void> {
    const draft = draftSchema.safeParse(this.#options.drafts.read(this.#draftName)).data ?? null;
    const nothing = { kind: 'open', saving: false, trouble: null, theirs: null } as const;
    try {
      const note = await this.#options.records.readNote(this.#options.appointmentId);
      const saved = note ?? { appointmentId: this.#options.appointmentId, body: '', version: 0, updatedAt: 0 };
      const other = draft !== null && draft.text !== saved.body;
      const overtaken = other && draft.version !== saved.version && saved.body !== '';
      this.#become({ ...nothing, text: other ? draft.text : saved.body, saved, theirs: overtaken ? saved : null });
      this.#keepDraft();
    } catch (caught) {
      this.#become({ ...nothing, text: draft?.text ?? '', saved: null, trouble: toFailure(caught) });
    }
    this.#later(saveAfter);
  }

  #decide(textOf: (state: OpenNote, theirs: VisitNote) => string): void {
    const state = this.#state;
    if (state.kind !== 'open' || state.theirs === null) return;
    this.#become({ ...state, text: textOf(state, state.theirs), saved: state.theirs, theirs: null });
    this.#keepDraft();
    void this.save();
  }

  /** What the clinic does not have is a draft; with it goes which note it was written upon. */
  #keepDraft(): void {
    const state = this.#state;
    if (state.kind !== 'open') return;
    const { drafts } = this.#options;
    // Not decided yet: opened again, it is asked again.
    const version = state.theirs === null ? (state.saved?.version ?? null) : null;
    if (state.text === (state.saved?.body ?? '') && state.theirs === null) drafts.remove(this.#draftName);
    else drafts.write(this.#draftName, { text: state.text, version });
  }

  #later(ms: number): void {
    clearTimeout(this.#timer);
    const state = this.#state;
    if (state.kind !== 'open' || this.#listeners.size === 0) return;
    if (state.saved === null || state.text !== state.saved.body) this.#timer = setTimeout(() => void this.#again(), ms);
  }

  #again(): Promise<void> {
    const state = this.#state;
    const unread = state.kind === 'open' && state.saved === null && state.text === '';
    return unread ? this.#read() : this.save();
  }

  #change(next: (state: OpenNote) => OpenNote): void {
    if (this.#state.kind === 'open') this.#become(next(this.#state));
  }

  #become(state: NoteState): void {
    this.#state = state;
    for (const changed of this.#listeners) changed();
  }
}
