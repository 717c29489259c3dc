import type { ClinicSettings } from '#shared/domain/records.ts';
import type { Json } from './database.types.ts';
import { answerOf } from './failures.ts';
import {
  parseAuditLine,
  parseInvitation,
  parseNewInvitation,
  parsePerson,
  parseQualityPeriod,
  parseRelay,
} from './parse-administration.ts';
import { parseSettings } from './parse-clinic.ts';
import type { AdministrationBackend } from './rooms/administration.ts';
import { parseList } from './row-shapes.ts';
import type { ClinicClient } from './supabase.ts';

const done = (): void => undefined;
const written = (moment: number): string => new Date(moment).toISOString();

/** The database's names of the settings that may be changed. */
const settingColumns: Readonly<Record<keyof Omit<ClinicSettings, 'version'>, string>> = {
  clinicName: 'clinic_name',
  checkInMinutes: 'check_in_minutes',
  lateMinutes: 'late_minutes',
  ringSeconds: 'ring_seconds',
  connectSeconds: 'connect_seconds',
  abandonedSeconds: 'abandoned_seconds',
  holdHours: 'hold_hours',
  maxProposals: 'max_proposals',
  followUpDays: 'follow_up_days',
  keepMessages: 'keep_messages',
  notifyWithNames: 'notify_with_names',
  relayOnly: 'relay_only',
  retainNotificationsDays: 'retain_notifications_days',
  retainMessagesDays: 'retain_messages_days',
  retainQualityDays: 'retain_quality_days',
  retainRecordsDays: 'retain_records_days',
};
const changedColumns = (changes: Partial<Omit<ClinicSettings, 'version'>>): Json => {
  const given: Readonly<Record<string, string | number | boolean | undefined>> = { ...changes };
  return Object.fromEntries(
    Object.entries(settingColumns).flatMap(([name, column]) =>
      given[name] === undefined ? [] : [[column, given[name]]],
    ),
  );
};

export function supabaseAdministration(client: ClinicClient): AdministrationBackend {
  return {
    listPeople: ({ search, after, limit }) =>
      answerOf(
        client.rpc('list_people', {
          ...(search === undefined ? {} : { p_search: search }),
          ...(after === undefined ? {} : { p_after_name: after.fullName, p_after_id: after.id }),
          ...(limit === undefined ? {} : { p_limit: limit }),
        }),
        (rows) => parseList(rows, parsePerson),
      ),
    listInvitations: () =>
      answerOf(
        client
          .from('doctor_invitations')
          .select('id, email, specialty, created_at, expires_at, accepted_at, revoked_at')
          .order('created_at', { ascending: false })
          .limit(200),
        (rows) => parseList(rows, parseInvitation),
      ),
    inviteDoctor: (email, specialty, validDays) =>
      answerOf(
        client.rpc('invite_doctor', { p_email: email, p_specialty: specialty, p_valid_days: validDays }),
        parseNewInvitation,
      ),
    revokeInvitation: (id) => answerOf(client.rpc('revoke_invitation', { p_invitation_id: id }), done),
    verifyDoctor: (doctorId, licenceNumber) =>
      answerOf(client.rpc('verify_doctor', { p_doctor_id: doctorId, p_licence_number: licenceNumber }), done),
    withdrawVerification: (doctorId) => answerOf(client.rpc('withdraw_verification', { p_doctor_id: doctorId }), done),
    appointAdministrator: (personId) => answerOf(client.rpc('appoint_administrator', { p_person_id: personId }), done),
    deactivate: (personId) => answerOf(client.rpc('deactivate_person', { p_person_id: personId }), done),
    reactivate: (personId) => answerOf(client.rpc('reactivate_person', { p_person_id: personId }), done),
    changeSettings: (changes, version) =>
      answerOf(
        client.rpc('change_settings', { p_changes: changedColumns(changes), p_version: version }),
        parseSettings,
      ),
    readRelay: () => answerOf(client.rpc('read_relay'), parseRelay),
    setRelay: ({ urls, credentialSeconds }, secret) =>
      answerOf(
        client.rpc('set_relay', { p_urls: [...urls], p_secret: secret, p_credential_seconds: credentialSeconds }),
        done,
      ),
    readAuditLog: (query) =>
      answerOf(
        client.rpc('read_audit_log', {
          ...(query.beforeId === undefined ? {} : { p_before_id: query.beforeId }),
          ...(query.recordTable === undefined ? {} : { p_record_table: query.recordTable }),
          ...(query.recordId === undefined ? {} : { p_record_id: query.recordId }),
          ...(query.actorId === undefined ? {} : { p_actor_id: query.actorId }),
          ...(query.from === undefined ? {} : { p_from: written(query.from) }),
          ...(query.until === undefined ? {} : { p_until: written(query.until) }),
          ...(query.limit === undefined ? {} : { p_limit: query.limit }),
        }),
        (rows) => parseList(rows, parseAuditLine),
      ),
    qualityOverview: (from, until, by, timeZone) =>
      answerOf(
        client.rpc('call_quality_overview', {
          p_from: written(from),
          p_until: written(until),
          p_bucket: by,
          p_time_zone: timeZone,
        }),
        (rows) => parseList(rows, parseQualityPeriod),
      ),
  };
}
