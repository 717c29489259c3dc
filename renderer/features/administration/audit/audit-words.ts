import type { en } from '../../../i18n/en/index.ts';

type Words = (typeof en)['administration']['audit'];
type KnownRecord = keyof Words['record'];
type KnownState = keyof Words['state'];
type KnownAction = keyof Words['action'];

/** What the clinic writes lines about. One of another kind is shown by its own name. */
export const knownRecords: readonly KnownRecord[] = [
  'appointments',
  'call_sessions',
  'visit_notes',
  'visit_summaries',
  'profiles',
  'doctor_profiles',
  'doctor_invitations',
  'availability_rules',
  'availability_exceptions',
  'clinic_settings',
  'relay',
];
const knownActions: readonly KnownAction[] = [
  'insert',
  'update',
  'delete',
  'set_relay',
  'apply_retention',
  'partner_refused',
  'export_my_data',
  'appoint_first_administrator',
];

export const knownRecord = (name: string): KnownRecord | undefined => knownRecords.find((each) => each === name);
export const knownAction = (name: string): KnownAction | undefined => knownActions.find((each) => each === name);
const knownStates: readonly KnownState[] = [
  'requested',
  'proposed',
  'confirmed',
  'declined',
  'cancelled',
  'completed',
  'no_show',
  'waiting',
  'active',
  'ended',
  'patient',
  'doctor',
  'administrator',
];
export const knownState = (name: string): KnownState | undefined => knownStates.find((each) => each === name);
/** A name of the database, to be read: "starts_at" is "starts at". */
export const readable = (name: string): string => name.replaceAll('_', ' ');
