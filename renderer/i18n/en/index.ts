import { administration } from './administration.ts';
import { atStart } from './at-start.ts';
import { calendar } from './calendar.ts';
import { deviceCheck } from './device-check.ts';
import { doctorDay } from './doctor-day.ts';
import { hours } from './hours.ts';
import { myHours } from './my-hours.ts';
import { notes } from './notes.ts';
import { patients } from './patients.ts';
import { profile } from './profile.ts';
import { visitRecord } from './visit-record.ts';

/** One namespace per feature. For types and tests: the program takes its words from `at-start.ts` and `late.ts`. */
export const en = {
  ...atStart,
  deviceCheck,
  notes,
  visitRecord,
  hours,
  myHours,
  administration,
  calendar,
  doctorDay,
  patients,
  profile,
} as const;

type Widened<T> = { readonly [K in keyof T]: T[K] extends string ? string : Widened<T[K]> };
/** What every other language must have: a missing or surplus word does not compile. */
export type Words = Widened<typeof en>;
