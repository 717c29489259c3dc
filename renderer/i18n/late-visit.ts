import { notes } from './en/notes.ts';
import { visitRecord } from './en/visit-record.ts';
import { bringWords } from './late.ts';

/** Words of what stays of a visit: import this where they are said. */
bringWords({ notes, visitRecord });
