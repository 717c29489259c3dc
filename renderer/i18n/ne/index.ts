import type { Words } from '../en/index.ts';
import { atStart } from './at-start.ts';
import { later } from './later.ts';

export const ne: Words = { ...atStart, ...later };
