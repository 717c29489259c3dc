import { myHours } from './en/my-hours.ts';
import { bringWords } from './late.ts';

/** Words of a doctor's own hours: import this where they are said. */
bringWords({ myHours });
