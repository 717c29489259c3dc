import { deviceCheck } from './en/device-check.ts';
import { bringWords } from './late.ts';

/** Words of the device check: import this where they are said. */
bringWords({ deviceCheck });
