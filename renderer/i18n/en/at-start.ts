import { app } from './app.ts';
import { appointments } from './appointments.ts';
import { dates } from './dates.ts';
import { doctorDay } from './doctor-day.ts';
import { signIn } from './sign-in.ts';
import { ui } from './ui.ts';

/** What the first screens say. Everything else is loaded behind them (`later.ts`). */
export const atStart = { app, signIn, appointments, dates, doctorDay, ui } as const;
