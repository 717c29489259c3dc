import { signIn } from './sign-in.ts';

/** What is said to somebody who is not signed in. */
export const door = { signIn } as const;
