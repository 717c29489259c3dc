import type { Words } from '../en/index.ts';
import { atStart } from './at-start.ts';
import { doctor } from './doctor.ts';
import { door } from './door.ts';
import { later } from './later.ts';

export const ne: Words = { ...atStart, ...door, ...doctor, ...later };
