import type { WordsAtStart } from '../en/index.ts';
import { app } from './app.ts';
import { appointments } from './appointments.ts';
import { dates } from './dates.ts';
import { doctorDay } from './doctor-day.ts';
import { signIn } from './sign-in.ts';
import { ui } from './ui.ts';

export const atStart: WordsAtStart = { app, signIn, appointments, dates, doctorDay, ui };
