import type { Part, WordsAtStart, WordsOf } from './en/index.ts';

/** What the page says in one language: some words at once, the others loaded when a screen is that says them. */
export type LanguageWords = { readonly atStart: WordsAtStart } & {
  readonly [P in Part]: () => Promise<WordsOf<P>>;
};
