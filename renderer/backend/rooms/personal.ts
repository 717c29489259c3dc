import type { KeptRecords, PersonalDetails } from '#shared/domain/personal-records.ts';

export type PersonalChanges = Partial<
  Pick<PersonalDetails, 'fullName' | 'timeZone' | 'language' | 'birthDate' | 'phone'>
>;

/** One's own data. */
export interface PersonalBackend {
  read(): Promise<PersonalDetails>;
  /** What is left out stays; null clears birth date and phone. The signed-in profile follows. */
  change(changes: PersonalChanges): Promise<PersonalDetails>;
  /** A patient who was invited becomes a doctor, not yet verified. The signed-in profile follows. */
  acceptInvitation(code: string): Promise<void>;
  /** Everything the clinic has about this person and they may read, as JSON text to be saved. */
  exportAll(): Promise<string>;
  /**
   * Closes a patient's account for good and signs out; doctors and administrators are refused with `account_kept_by_clinic`.
   * @param email Their own, typed again.
   */
  deleteAccount(email: string): Promise<KeptRecords>;
}
