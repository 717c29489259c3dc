import type { WordsOf } from '../en/index.ts';
import { doctorDay } from './doctor-day.ts';

export const doctor: WordsOf<'doctor'> = { doctorDay };
