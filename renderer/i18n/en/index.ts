import { atStart } from './at-start.ts';
import { later } from './later.ts';

/** One namespace per feature. For types and tests: the program takes the two parts when their moment comes. */
export const en = { ...atStart, ...later } as const;

type Widened<T> = { readonly [K in keyof T]: T[K] extends string ? string : Widened<T[K]> };
/** What every other language must have: a missing or surplus word does not compile. */
export type Words = Widened<typeof en>;
/** Of these, what the first screens say. */
export type WordsAtStart = Pick<Words, keyof typeof atStart>;
/** And what is loaded behind them. */
export type LaterWords = Pick<Words, keyof typeof later>;
