// Every query and function the screens use, as the client sends it. A test holds this list against what the client calls.
import { changing } from './changing.ts';
import { reading } from './reading.ts';
import type { Question } from './question.ts';

export const questions: readonly Question[] = [...reading, ...changing];

/** What the client calls and nobody needs to measure, with the reason. */
export const notAsked: Readonly<Record<string, string>> = {
  server_time: 'reads no table',
  read_relay: 'one row',
  set_relay: 'one row',
  clinic_settings: 'one row',
  change_settings: 'one row',
  accept_invitation: 'its code is only told to whoever was invited; one row by its key, once in the life of a doctor',
  appoint_administrator: 'refused for whoever has visits, and everybody here has; looks at one person by key and index',
};
