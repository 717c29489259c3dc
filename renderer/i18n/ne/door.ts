import type { WordsOf } from '../en/index.ts';
import { signIn } from './sign-in.ts';

export const door: WordsOf<'door'> = { signIn };
