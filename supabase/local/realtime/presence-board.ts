/** What one client says of itself, with the reference by which clients tell entries apart. */
interface Entry {
  readonly phx_ref: string;
  readonly [key: string]: unknown;
}

/** Entries by presence key, in the form of the protocol. */
export type PresenceState = Readonly<Record<string, { readonly metas: readonly Entry[] }>>;

export interface PresenceDiff {
  readonly joins: PresenceState;
  readonly leaves: PresenceState;
}

/** Who is present in one topic. `Member` is whatever stands for one joined client. */
export class PresenceBoard<Member> {
  readonly #entries = new Map<Member, { readonly key: string; readonly entry: Entry }>();
  #references = 0;

  get state(): PresenceState {
    const keys = Map.groupBy(this.#entries.values(), ({ key }) => key);
    return Object.fromEntries([...keys].map(([key, found]) => [key, { metas: found.map(({ entry }) => entry) }]));
  }

  /** Notes what `member` says, replacing what it said before. */
  track(member: Member, key: string, payload: Readonly<Record<string, unknown>>): PresenceDiff {
    const before = this.#entries.get(member);
    this.#references += 1;
    const reference = { phx_ref: `clinic${this.#references}` };
    const entry: Entry = {
      ...payload,
      ...reference,
      ...(before === undefined ? {} : { phx_ref_prev: before.entry.phx_ref }),
    };
    this.#entries.set(member, { key, entry });
    return {
      joins: { [key]: { metas: [entry] } },
      leaves: before === undefined ? {} : { [before.key]: { metas: [before.entry] } },
    };
  }

  /** Removes `member`; null when it was not there. */
  untrack(member: Member): PresenceDiff | null {
    const before = this.#entries.get(member);
    if (before === undefined) return null;
    this.#entries.delete(member);
    return { joins: {}, leaves: { [before.key]: { metas: [before.entry] } } };
  }
}
