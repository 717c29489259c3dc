/**
 * Every failure a person can meet, by code. Words and remedies, in each language, are in `renderer/i18n`; a code without
 * words does not compile there. Database functions raise the codes of `databaseCodes` as the message of SQLSTATE P0001.
 */
export const databaseCodes = [
  'not_signed_in',
  'not_a_patient',
  'invalid_request',
  'doctor_not_available',
  'doctor_not_verified',
  'visit_type_not_offered',
  'reason_too_long',
  'slot_in_past',
  'slot_outside_hours',
  'slot_taken',
  'patient_busy',
  'appointment_not_found',
  'appointment_wrong_state',
  'appointment_not_online',
  'appointment_not_confirmed',
  'changed_meanwhile',
  'only_the_doctor',
  'only_the_patient',
  'call_in_progress',
  'call_too_early',
  'call_too_late',
  'call_started_elsewhere',
  'call_not_found',
  'call_wrong_state',
  'call_ended',
  'call_joined_elsewhere',
  'call_not_joined',
  'ring_expired',
  'account_deactivated',
  'only_an_administrator',
  'slot_too_soon',
  'hours_overlap',
  'too_many_proposals',
  'check_in_too_early',
  'visit_not_begun',
  'visit_closed',
  'patient_was_there',
  'summary_not_found',
  'messages_not_kept',
  'invitation_not_valid',
  'person_not_found',
  'person_has_visits',
  'account_kept_by_clinic',
] as const;

/** Refusals of Supabase Auth that a person can act on. */
export const signInCodes = [
  'wrong_password',
  'email_taken',
  'weak_password',
  'invalid_email',
  'too_many_attempts',
  'session_expired',
  'session_reused',
  'session_revoked',
  'same_password',
  'link_expired',
  'link_from_elsewhere',
] as const;

/** What stands between a person and camera or microphone; told apart because each has another remedy. */
export const deviceCodes = [
  'camera_refused',
  'camera_refused_by_system',
  'camera_refused_by_clinic',
  'camera_missing',
  'camera_busy',
  'microphone_refused',
  'microphone_refused_by_system',
  'microphone_refused_by_clinic',
  'microphone_missing',
  'microphone_busy',
] as const;

/** What the device check finds although every device opens. */
export const checkCodes = ['microphone_silent', 'speaker_not_heard', 'speaker_failed', 'relay_unreachable'] as const;

/** What can go wrong between two people in a call. */
export const callCodes = [
  'peer_server_unreachable',
  'partner_not_verified',
  'stranger_refused',
  'signal_refused',
  'relay_missing',
  'connection_failed',
  'connection_lost',
  'partner_left',
  'screen_refused_by_system',
  'screen_failed',
  'photo_failed',
] as const;

/** What is not anybody's fault here. */
export const generalCodes = ['server_unreachable', 'no_configuration', 'not_allowed', 'unexpected'] as const;

export type DatabaseCode = (typeof databaseCodes)[number];
export type SignInCode = (typeof signInCodes)[number];
export type DeviceCode = (typeof deviceCodes)[number];
export type CheckCode = (typeof checkCodes)[number];
export type CallCode = (typeof callCodes)[number];
export type GeneralCode = (typeof generalCodes)[number];
export type ErrorCode = DatabaseCode | SignInCode | DeviceCode | CheckCode | CallCode | GeneralCode;

export const errorCodes: readonly ErrorCode[] = [
  ...databaseCodes,
  ...signInCodes,
  ...deviceCodes,
  ...checkCodes,
  ...callCodes,
  ...generalCodes,
];
