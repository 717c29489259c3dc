import * as z from 'zod/mini';
import type {
  AuditLine,
  Invitation,
  NewInvitation,
  Person,
  QualityPeriod,
  RelaySettings,
} from '#shared/domain/administration-records.ts';
import { count, fit, id, instant, text } from './row-shapes.ts';

const role = z.enum(['patient', 'doctor', 'administrator']);
const measured = z.nullable(z.number());

const personRow = z.object({
  id,
  role,
  full_name: text,
  email: text,
  created_at: instant,
  deactivated_at: z.nullable(instant),
  specialty: z.nullable(text),
  licence_number: z.nullable(text),
  verified_at: z.nullable(instant),
});
export function parsePerson(row: unknown): Person {
  const person = fit(personRow, row);
  return {
    id: person.id,
    role: person.role,
    fullName: person.full_name,
    email: person.email,
    createdAt: person.created_at,
    deactivatedAt: person.deactivated_at,
    specialty: person.specialty,
    licenceNumber: person.licence_number,
    verifiedAt: person.verified_at,
  };
}

const invitationRow = z.object({
  id,
  email: text,
  specialty: text,
  created_at: instant,
  expires_at: instant,
  accepted_at: z.nullable(instant),
  revoked_at: z.nullable(instant),
});
export function parseInvitation(row: unknown): Invitation {
  const invitation = fit(invitationRow, row);
  return {
    id: invitation.id,
    email: invitation.email,
    specialty: invitation.specialty,
    createdAt: invitation.created_at,
    expiresAt: invitation.expires_at,
    acceptedAt: invitation.accepted_at,
    revokedAt: invitation.revoked_at,
  };
}

const newInvitationRow = z.object({ invitation_id: id, code: text, expires_at: instant });
/** The database answers with a list of one. */
export function parseNewInvitation(rows: unknown): NewInvitation {
  const [row] = fit(z.array(z.unknown()), rows);
  const made = fit(newInvitationRow, row);
  return { id: made.invitation_id, code: made.code, expiresAt: made.expires_at };
}

const auditRow = z.object({
  id: count,
  at: instant,
  actor_id: z.nullable(id),
  actor_name: z.nullable(text),
  actor_role: z.nullable(role),
  action: text,
  record_table: text,
  record_id: z.nullable(id),
  details: z.record(z.string(), z.unknown()),
});
export function parseAuditLine(row: unknown): AuditLine {
  const line = fit(auditRow, row);
  return {
    id: line.id,
    at: line.at,
    actorId: line.actor_id,
    actorName: line.actor_name,
    actorRole: line.actor_role,
    action: line.action,
    recordTable: line.record_table,
    recordId: line.record_id,
    details: line.details,
  };
}

const periodRow = z.object({
  bucket: instant,
  attempts: count,
  connected: count,
  unanswered: count,
  declined: count,
  lost: count,
  setup_median_ms: measured,
  setup_slowest_tenth_ms: measured,
  reconnections: count,
  round_trip_median_ms: measured,
  loss_mean: measured,
  weak_share: measured,
  relayed_share: measured,
  ratings: count,
  stars_mean: measured,
  by_phone: count,
});
export function parseQualityPeriod(row: unknown): QualityPeriod {
  const period = fit(periodRow, row);
  return {
    startsAt: period.bucket,
    attempts: period.attempts,
    connected: period.connected,
    unanswered: period.unanswered,
    declined: period.declined,
    lost: period.lost,
    setupMedianMs: period.setup_median_ms,
    setupSlowestTenthMs: period.setup_slowest_tenth_ms,
    reconnections: period.reconnections,
    roundTripMedianMs: period.round_trip_median_ms,
    lossMean: period.loss_mean,
    weakShare: period.weak_share,
    relayedShare: period.relayed_share,
    ratings: period.ratings,
    starsMean: period.stars_mean,
    byPhone: period.by_phone,
  };
}

const relayRow = z.object({ urls: z.array(text), credential_seconds: count });
export function parseRelay(rows: unknown): RelaySettings | null {
  const [row] = fit(z.array(z.unknown()), rows);
  if (row === undefined) return null;
  const { urls, credential_seconds: credentialSeconds } = fit(relayRow, row);
  return { urls, credentialSeconds };
}
