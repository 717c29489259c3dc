/** English words that come with the chunk that says them, so that the first screen need not wait for them. */
type Add = (namespace: string, words: object) => void;

const brought = new Map<string, object>();
let add: Add | null = null;

/** By a chunk, when it is loaded: its namespace, named in `en/index.ts`. */
export function bringWords(namespaces: Readonly<Record<string, object>>): void {
  for (const [namespace, words] of Object.entries(namespaces)) {
    brought.set(namespace, words);
    add?.(namespace, words);
  }
}

/** For the start of the languages: where words go, those that came earlier too. */
export const lateWords = {
  bringTo(where: Add): void {
    add = where;
    for (const [namespace, words] of brought) where(namespace, words);
  },
};
