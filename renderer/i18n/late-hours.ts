import { hours } from './en/hours.ts';
import { bringWords } from './late.ts';

/** Words of working hours: import this where they are said. */
bringWords({ hours });
