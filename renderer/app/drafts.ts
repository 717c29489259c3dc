/**
 * What somebody was writing, kept for as long as the window lives, so that an error, a wrong turn or an expired sign-in
 * loses nothing. By person: the next one at this computer sees nothing of it.
 */
const prefix = 'meroclinic.draft.';

export interface Drafts {
  read(name: string): unknown;
  write(name: string, draft: unknown): void;
  remove(name: string): void;
  removeAll(): void;
}

export function draftsOf(personId: string, storage: Storage = globalThis.sessionStorage): Drafts {
  const own = `${prefix}${personId}.`;
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
      for (const key of Object.keys(storage)) if (key.startsWith(own)) storage.removeItem(key);
    },
  };
}
