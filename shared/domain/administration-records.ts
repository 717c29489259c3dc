/** What an administrator looks at. Times as in `records.ts`. */
import type { Role } from './records.ts';

export interface Person {
  readonly id: string;
  readonly role: Role;
  readonly fullName: string;
  readonly email: string;
  readonly createdAt: number;
  readonly deactivatedAt: number | null;
  /** Of doctors only. */
  readonly specialty: string | null;
  readonly licenceNumber: string | null;
  readonly verifiedAt: number | null;
}

export interface Invitation {
  readonly id: string;
  readonly email: string;
  readonly specialty: string;
  readonly createdAt: number;
  readonly expiresAt: number;
  readonly acceptedAt: number | null;
  readonly revokedAt: number | null;
}
/** The code is shown once; the clinic keeps only its digest. */
export interface NewInvitation {
  readonly id: string;
  readonly code: string;
  readonly expiresAt: number;
}

export interface AuditLine {
  readonly id: number;
  readonly at: number;
  /** Null: the clinic's own clock, or somebody who is no longer there. */
  readonly actorId: string | null;
  readonly actorName: string | null;
  readonly actorRole: Role | null;
  readonly action: string;
  readonly recordTable: string;
  readonly recordId: string | null;
  /** Names of columns and states; never what was written. */
  readonly details: Readonly<Record<string, unknown>>;
}

/** Calls of an hour, a day or a week; null where nothing was measured. Shares are 0 to 1. */
export interface QualityPeriod {
  readonly startsAt: number;
  readonly attempts: number;
  readonly connected: number;
  readonly unanswered: number;
  readonly declined: number;
  /** Ended because the line did. */
  readonly lost: number;
  /** From the join to the first picture or sound, ms. */
  readonly setupMedianMs: number | null;
  readonly setupSlowestTenthMs: number | null;
  readonly reconnections: number;
  readonly roundTripMedianMs: number | null;
  readonly lossMean: number | null;
  readonly weakShare: number | null;
  readonly relayedShare: number | null;
  readonly ratings: number;
  readonly starsMean: number | null;
  /** Visits that went on by phone. */
  readonly byPhone: number;
}

export interface RelaySettings {
  readonly urls: readonly string[];
  readonly credentialSeconds: number;
}
