import { administration } from './en/administration.ts';
import { bringWords } from './late.ts';

/** Words of the administrator: import this where they are said. */
bringWords({ administration });
