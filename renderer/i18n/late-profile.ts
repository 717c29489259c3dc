import { profile } from './en/profile.ts';
import { bringWords } from './late.ts';

/** Words of one's own data: import this where they are said. */
bringWords({ profile });
