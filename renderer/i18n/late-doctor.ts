import { calendar } from './en/calendar.ts';
import { doctorDay } from './en/doctor-day.ts';
import { patients } from './en/patients.ts';
import { bringWords } from './late.ts';

/** Words of the doctor's own screens: import this where they are said. */
bringWords({ calendar, doctorDay, patients });
