/** The clinic's settings as a new clinic has them, and a clinic without a relay. */
import type { ClinicSettings, RelayCredentials } from '#shared/domain/records.ts';

export const fakeSettings: ClinicSettings = {
  clinicName: 'MeroClinic',
  checkInMinutes: 15,
  lateMinutes: 60,
  ringSeconds: 45,
  connectSeconds: 60,
  abandonedSeconds: 180,
  holdHours: 24,
  maxProposals: 2,
  followUpDays: 14,
  keepMessages: true,
  notifyWithNames: false,
  relayOnly: false,
  retainNotificationsDays: 90,
  retainMessagesDays: 365,
  retainQualityDays: 180,
  retainRecordsDays: 3650,
  version: 1,
};

export const fakeRelay: RelayCredentials = { urls: [], username: '', credential: '', expiresAt: 0, relayOnly: false };
