/** The clinic's settings and the credentials of its relay. */
import * as z from 'zod/mini';
import type { ClinicSettings, RelayCredentials } from '#shared/domain/records.ts';
import { count, fit, instant, text } from './row-shapes.ts';

const settingsRow = z.object({
  clinic_name: text,
  check_in_minutes: count,
  late_minutes: count,
  ring_seconds: count,
  connect_seconds: count,
  abandoned_seconds: count,
  hold_hours: count,
  max_proposals: count,
  follow_up_days: count,
  keep_messages: z.boolean(),
  notify_with_names: z.boolean(),
  relay_only: z.boolean(),
  retain_notifications_days: count,
  retain_messages_days: count,
  retain_quality_days: count,
  retain_records_days: count,
  version: count,
});

export function parseSettings(row: unknown): ClinicSettings {
  const settings = fit(settingsRow, row);
  return {
    clinicName: settings.clinic_name,
    checkInMinutes: settings.check_in_minutes,
    lateMinutes: settings.late_minutes,
    ringSeconds: settings.ring_seconds,
    connectSeconds: settings.connect_seconds,
    abandonedSeconds: settings.abandoned_seconds,
    holdHours: settings.hold_hours,
    maxProposals: settings.max_proposals,
    followUpDays: settings.follow_up_days,
    keepMessages: settings.keep_messages,
    notifyWithNames: settings.notify_with_names,
    relayOnly: settings.relay_only,
    retainNotificationsDays: settings.retain_notifications_days,
    retainMessagesDays: settings.retain_messages_days,
    retainQualityDays: settings.retain_quality_days,
    retainRecordsDays: settings.retain_records_days,
    version: settings.version,
  };
}

const credentialsRow = z.object({
  urls: z.array(text),
  username: text,
  credential: text,
  expires_at: instant,
  relay_only: z.boolean(),
});

/** The database answers with a list of one. */
export function parseRelayCredentials(rows: unknown): RelayCredentials {
  const [row] = fit(z.array(z.unknown()), rows);
  const { urls, username, credential, expires_at: expiresAt, relay_only: relayOnly } = fit(credentialsRow, row);
  return { urls, username, credential, expiresAt, relayOnly };
}
