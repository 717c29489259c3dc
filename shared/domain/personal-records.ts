import type { Profile } from './records.ts';

export interface PersonalDetails extends Profile {
  /** ISO date; of patients only. */
  readonly birthDate: string | null;
  readonly phone: string | null;
}

/** What the clinic keeps of a closed account, because it has to. */
export interface KeptRecords {
  readonly visits: number;
  readonly summaries: number;
  readonly notes: number;
  readonly messages: number;
  /** When the last of it goes; null: nothing is kept. */
  readonly until: number | null;
}
