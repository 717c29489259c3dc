import { doctorDay } from './doctor-day.ts';

/** What the first screen of a doctor says beside everybody's. */
export const doctor = { doctorDay } as const;
