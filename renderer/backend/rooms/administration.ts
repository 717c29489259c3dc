import type {
  AuditLine,
  Invitation,
  NewInvitation,
  Person,
  QualityPeriod,
  RelaySettings,
} from '#shared/domain/administration-records.ts';
import type { ClinicSettings } from '#shared/domain/records.ts';

export interface PeopleQuery {
  /** A part of name or address. */
  readonly search?: string;
  /** The last one read: the page after them. */
  readonly after?: Pick<Person, 'fullName' | 'id'>;
  readonly limit?: number;
}

export interface AuditQuery {
  /** The last line read: the page before it. */
  readonly beforeId?: number;
  readonly recordTable?: string;
  readonly recordId?: string;
  readonly actorId?: string;
  readonly from?: number;
  readonly until?: number;
  readonly limit?: number;
}

/** For administrators: anybody else is refused with `only_an_administrator`. */
export interface AdministrationBackend {
  listPeople(query: PeopleQuery): Promise<readonly Person[]>;
  /** Newest first. */
  listInvitations(): Promise<readonly Invitation[]>;
  inviteDoctor(email: string, specialty: string, validDays: number): Promise<NewInvitation>;
  revokeInvitation(id: string): Promise<void>;
  verifyDoctor(doctorId: string, licenceNumber: string): Promise<void>;
  withdrawVerification(doctorId: string): Promise<void>;
  appointAdministrator(personId: string): Promise<void>;
  /** Their calls end, their visits to come are cancelled, and they can no longer enter. */
  deactivate(personId: string): Promise<void>;
  reactivate(personId: string): Promise<void>;
  /** @param version The one that was read: `changed_meanwhile` when somebody changed them since. */
  changeSettings(changes: Partial<Omit<ClinicSettings, 'version'>>, version: number): Promise<ClinicSettings>;
  /** Null: the clinic has no relay. Its secret is never given out. */
  readRelay(): Promise<RelaySettings | null>;
  setRelay(relay: RelaySettings, secret: string): Promise<void>;
  /** Newest first. */
  readAuditLog(query: AuditQuery): Promise<readonly AuditLine[]>;
  /** @param timeZone whose hours, days and weeks; at most 35 days of hours, 800 of days or weeks */
  qualityOverview(
    from: number,
    until: number,
    by: 'hour' | 'day' | 'week',
    timeZone: string,
  ): Promise<readonly QualityPeriod[]>;
}
