import { atStart } from './at-start.ts';
import { doctor } from './doctor.ts';
import { door } from './door.ts';
import { later } from './later.ts';

const parts = { door, doctor, later } as const;

/** One namespace per feature. For types and tests: the program takes each part when its moment comes. */
export const en = { ...atStart, ...door, ...doctor, ...later } as const;

type Widened<T> = { readonly [K in keyof T]: T[K] extends string ? string : Widened<T[K]> };
/** What every other language must have: a missing or surplus word does not compile. */
export type Words = Widened<typeof en>;
/** Of these, what the first screens say. */
export type WordsAtStart = Pick<Words, keyof typeof atStart>;
/** Those that are loaded with the screens that say them: at the door, to a doctor, on all others. */
export type Part = keyof typeof parts;
export type WordsOf<P extends Part> = Pick<Words, keyof (typeof parts)[P] & keyof Words>;
