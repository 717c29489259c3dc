/**
 * What somebody was writing, so that an error, a wrong turn, a crash or an expired sign-in loses nothing. By person: the next one
 * at this computer sees nothing of it. In a browser it is kept with the tab; on the desktop by `sealed-drafts.ts`.
 */
const prefix = 'meroclinic.draft.';

export interface Drafts {
  read(name: string): unknown;
  write(name: string, draft: unknown): void;
  remove(name: string): void;
  removeAll(): void;
}

export interface DraftStorage {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
  keys(): readonly string[];
}

const tabStorage: DraftStorage = {
  getItem: (key) => sessionStorage.getItem(key),
  setItem: (key, value) => sessionStorage.setItem(key, value),
  removeItem: (key) => sessionStorage.removeItem(key),
  keys: () => Object.keys(sessionStorage),
};
let inUse = tabStorage;

/** From here on drafts are kept there; null is the tab. */
export function keepDraftsIn(storage: DraftStorage | null): void {
  inUse = storage ?? tabStorage;
}

export function draftsOf(personId: string): Drafts {
  const own = `${prefix}${personId}.`;
  const storage = inUse;
  return {
    read(name) {
      const text = storage.getItem(own + name);
      if (text === null) return null;
      try {
        return JSON.parse(text);
      } catch {
        // Nobody but this code writes it; what is not JSON is not a draft of ours.
        return null;
      }
    },
    write: (name, draft) => storage.setItem(own + name, JSON.stringify(draft)),
    remove: (name) => storage.removeItem(own + name),
    removeAll() {
      for (const key of storage.keys()) if (key.startsWith(own)) storage.removeItem(key);
    },
  };
}
