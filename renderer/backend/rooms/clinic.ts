import type { ClinicSettings } from '#shared/domain/records.ts';

export interface ClinicBackend {
  /** The clinic's own numbers and policies; known to everybody who signed in. */
  settings(): Promise<ClinicSettings>;
}
