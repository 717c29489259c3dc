// The one table of expectations about functions: for each what is asked, and how everybody is answered.
import { randomUUID } from 'node:crypto';
import type { Asker } from './people.ts';
import { devices, type World } from './world.ts';

/** 'ok'; 'empty': no rows for this asker; otherwise the code of the refusal. */
export type Answer = string;
type Answers = Readonly<Record<Asker, Answer>>;

export interface FunctionExpectation {
  readonly answers: Answers;
  /** Makes what is asked about, and the arguments. Called once for every asker. */
  readonly ask: (world: World, asker: Asker) => Promise<Record<string, unknown>>;
}

/** `rest` is the answer to active people who are not named. */
function answers(rest: Answer, named: Partial<Record<Asker, Answer>> = {}): Answers {
  return {
    patient: rest,
    doctor: rest,
    otherPatient: rest,
    otherDoctor: rest,
    unverifiedDoctor: rest,
    administrator: rest,
    deactivatedPatient: 'account_deactivated',
    deactivatedDoctor: 'account_deactivated',
    deactivatedAdministrator: 'account_deactivated',
    anonymous: '42501',
    service: 'not_signed_in',
    ...named,
  };
}
const withoutSight = {
  deactivatedPatient: 'empty',
  deactivatedDoctor: 'empty',
  deactivatedAdministrator: 'empty',
  service: 'empty',
};

const notFound = 'appointment_not_found';
const noCall = 'call_not_found';
const doctorOfVisit = answers(notFound, { doctor: 'ok', patient: 'only_the_doctor' });
const patientOfVisit = answers(notFound, { patient: 'ok', doctor: 'only_the_patient' });
const bothOfVisit = answers(notFound, { patient: 'ok', doctor: 'ok' });
const patientOfCall = answers(noCall, { patient: 'ok', doctor: 'only_the_patient' });
const bothOfCall = answers(noCall, { patient: 'ok', doctor: 'ok' });
const administrators = answers('only_an_administrator', { administrator: 'ok' });
const doctors = answers('only_the_doctor', { doctor: 'ok', otherDoctor: 'ok', unverifiedDoctor: 'ok' });
const everyone = answers('ok');

const none = (): Promise<Record<string, unknown>> => Promise.resolve({});
const about =
  (make: (world: World) => Promise<string>, more: (world: World) => Record<string, unknown> = () => ({})) =>
  async (world: World) => ({ p_appointment_id: await make(world), ...more(world) });
const call =
  (state: 'ringing' | 'joined' | 'active', more: Record<string, unknown> = {}) =>
  async (world: World) => ({ p_session_id: await world.freshCall(state), ...more });
const onDevice =
  (state: 'ringing' | 'joined' | 'active', more: Record<string, unknown> = {}) =>
  async (world: World, asker: Asker) => ({
    p_session_id: await world.freshCall(state),
    p_device: asker === 'doctor' ? devices.doctor : devices.patient,
    ...more,
  });
const newcomer = (doctor: boolean, name: string, more: Record<string, unknown> = {}) => {
  return async (world: World) => ({ [name]: await world.newcomer(doctor), ...more });
};
const confirmed = (world: World) => world.freshVisit();

export const functions: Readonly<Record<string, FunctionExpectation>> = {
  server_time: {
    // The clock is no secret; the app of a deactivated person needs it to read its own token.
    answers: answers('ok', {
      deactivatedPatient: 'ok',
      deactivatedDoctor: 'ok',
      deactivatedAdministrator: 'ok',
      service: 'ok',
    }),
    ask: none,
  },
  run_scheduled_tasks: {
    answers: answers('42501', {
      service: 'ok',
      deactivatedPatient: '42501',
      deactivatedDoctor: '42501',
      deactivatedAdministrator: '42501',
    }),
    ask: none,
  },

  list_doctors: { answers: answers('ok', withoutSight), ask: none },
  free_slots: {
    answers: answers('ok', withoutSight),
    ask: (world) => Promise.resolve({ p_doctor_id: world.people.ids.doctor, p_from: world.slot().slice(0, 10) }),
  },
  list_my_appointments: { answers: answers('ok', { ...withoutSight, administrator: 'empty' }), ask: none },
  list_earlier_visits: {
    answers: answers('empty', { ...withoutSight, doctor: 'ok', otherDoctor: 'ok', unverifiedDoctor: 'ok' }),
    ask: none,
  },
  list_my_summaries: { answers: answers('empty', { ...withoutSight, patient: 'ok', otherPatient: 'ok' }), ask: none },
  read_patient: {
    answers: answers('empty', { ...withoutSight, doctor: 'ok' }),
    ask: (world) => Promise.resolve({ p_patient_id: world.people.ids.patient }),
  },
  waiting_patients: {
    answers: answers('empty', { ...withoutSight, doctor: 'ok' }),
    ask: async (world) => {
      await world.freshVisit();
      return {};
    },
  },
  mark_notifications_read: { answers: everyone, ask: none },

  book_appointment: {
    answers: answers('not_a_patient', { patient: 'ok', otherPatient: 'ok' }),
    ask: (world) =>
      Promise.resolve({
        p_doctor_id: world.people.ids.doctor,
        p_starts_at: world.slot(),
        p_appointment_type: 'online',
        p_reason: '',
        p_request_id: randomUUID(),
      }),
  },
  confirm_appointment: { answers: doctorOfVisit, ask: about((world) => world.futureVisit('requested')) },
  decline_appointment: { answers: doctorOfVisit, ask: about((world) => world.futureVisit('requested')) },
  propose_time: {
    answers: doctorOfVisit,
    ask: about(
      (world) => world.futureVisit('requested'),
      (world) => ({ p_starts_at: world.slot() }),
    ),
  },
  accept_proposal: { answers: patientOfVisit, ask: about((world) => world.futureVisit('proposed')) },
  decline_proposal: { answers: patientOfVisit, ask: about((world) => world.futureVisit('proposed')) },
  reschedule_appointment: {
    answers: patientOfVisit,
    ask: about(
      (world) => world.futureVisit('confirmed'),
      (world) => ({ p_starts_at: world.slot() }),
    ),
  },
  cancel_appointment: { answers: bothOfVisit, ask: about(confirmed) },
  check_in: { answers: patientOfVisit, ask: about(confirmed) },
  leave_waiting_room: { answers: patientOfVisit, ask: about(confirmed) },
  complete_appointment: { answers: doctorOfVisit, ask: about(confirmed) },
  mark_no_show: { answers: doctorOfVisit, ask: about(confirmed) },
  continue_by_phone: { answers: doctorOfVisit, ask: about(confirmed) },

  announce_delay: { answers: doctors, ask: () => Promise.resolve({ p_minutes: 20 }) },
  rate_visit: {
    answers: patientOfVisit,
    ask: about(
      (world) => world.talkedVisit(),
      () => ({ p_stars: 5 }),
    ),
  },

  save_note: { answers: doctorOfVisit, ask: about(confirmed, () => ({ p_body: 'a note', p_version: 0 })) },
  share_summary: {
    answers: doctorOfVisit,
    ask: about(confirmed, () => ({ p_findings: 'well', p_medicines: '', p_next_step: '' })),
  },
  acknowledge_summary: {
    answers: answers('summary_not_found', { patient: 'ok' }),
    ask: async (world) => ({ p_summary_id: await world.freshSummary() }),
  },
  send_message: { answers: bothOfVisit, ask: about(confirmed, () => ({ p_body: 'hello', p_client_id: randomUUID() })) },

  offer_waiting_peer: {
    answers: bothOfVisit,
    ask: about(confirmed, () => ({
      p_device: devices.patient,
      p_peer_id: 'peer-in-the-waiting-room',
      p_signaling: {},
    })),
  },
  withdraw_waiting_peer: { answers: bothOfVisit, ask: about(confirmed, () => ({ p_device: devices.patient })) },
  start_call: { answers: doctorOfVisit, ask: about(confirmed, () => ({ p_device: devices.doctor })) },
  acknowledge_ring: { answers: patientOfCall, ask: call('ringing') },
  join_call: { answers: patientOfCall, ask: call('ringing', { p_device: devices.patient }) },
  publish_peer: { answers: bothOfCall, ask: onDevice('joined', { p_peer_id: 'peer-made-anew-0000', p_signaling: {} }) },
  mark_call_active: { answers: bothOfCall, ask: onDevice('joined') },
  heartbeat_call: { answers: bothOfCall, ask: onDevice('active') },
  decline_call: { answers: patientOfCall, ask: call('ringing') },
  ask_for_two_minutes: { answers: patientOfCall, ask: call('ringing') },
  take_over_call: { answers: bothOfCall, ask: call('joined', { p_device: 'another-device-of-theirs' }) },
  end_call: { answers: bothOfCall, ask: call('active') },
  relay_credentials: { answers: bothOfCall, ask: call('ringing') },
  relay_credentials_for_visit: { answers: bothOfVisit, ask: about(confirmed) },
  doctor_is_with_another_patient: { answers: patientOfVisit, ask: about(confirmed) },
  relay_credentials_for_device_check: {
    answers: answers('appointment_not_confirmed', { patient: 'ok', doctor: 'ok' }),
    // Who has such a visit may ask; which one it is plays no part.
    ask: async (world) => {
      await confirmed(world);
      return {};
    },
  },
  report_partner_refused: {
    answers: bothOfCall,
    ask: call('ringing', { p_code: 'stranger_refused', p_device: devices.patient }),
  },
  record_quality: { answers: bothOfCall, ask: call('active', { p_samples: [] }) },

  set_my_availability: {
    answers: doctors,
    ask: () => Promise.resolve({ p_rules: [{ weekday: 0, from: '00:00', until: '24:00' }] }),
  },
  add_availability_exception: {
    answers: doctors,
    ask: (world) => Promise.resolve({ p_kind: 'leave', p_starts_at: world.slot(90), p_ends_at: world.slot(91) }),
  },
  // Removing what is not one's own does nothing, and says nothing about what is there.
  remove_availability_exception: { answers: everyone, ask: () => Promise.resolve({ p_id: randomUUID() }) },

  accept_invitation: {
    // Everybody has an invitation to their own address; people with visits as patients keep their account as it is.
    answers: answers('ok', {
      patient: 'person_has_visits',
      otherPatient: 'person_has_visits',
      administrator: 'not_a_patient',
    }),
    ask: async (world, asker) => ({ p_code: (await world.invitation(asker)).code }),
  },
  my_details: { answers: everyone, ask: none },
  update_my_profile: { answers: everyone, ask: () => Promise.resolve({ p_changes: { language: 'en' } }) },
  export_my_data: { answers: everyone, ask: none },
  // Whoever may is asked for an address that is not theirs: the world needs its people.
  delete_my_account: {
    answers: answers('account_kept_by_clinic', { patient: 'invalid_request', otherPatient: 'invalid_request' }),
    ask: () => Promise.resolve({ p_email: 'somebody.else@meroclinic.example' }),
  },

  appoint_administrator: { answers: administrators, ask: newcomer(false, 'p_person_id') },
  invite_doctor: {
    answers: administrators,
    ask: () => Promise.resolve({ p_email: `${randomUUID()}@meroclinic.example`, p_specialty: 'Ears' }),
  },
  revoke_invitation: {
    answers: administrators,
    ask: async (world) => ({ p_invitation_id: (await world.invitation('patient')).id }),
  },
  verify_doctor: { answers: administrators, ask: newcomer(true, 'p_doctor_id', { p_licence_number: 'NMC 1' }) },
  withdraw_verification: { answers: administrators, ask: newcomer(true, 'p_doctor_id') },
  set_doctor_availability: {
    answers: administrators,
    ask: newcomer(true, 'p_doctor_id', { p_rules: [{ weekday: 1, from: '09:00', until: '12:00' }] }),
  },
  deactivate_person: { answers: administrators, ask: newcomer(false, 'p_person_id') },
  reactivate_person: { answers: administrators, ask: newcomer(false, 'p_person_id') },
  change_settings: {
    answers: administrators,
    ask: async (world) => ({ p_changes: {}, p_version: await world.settingsVersion() }),
  },
  set_relay: {
    answers: administrators,
    ask: () => Promise.resolve({ p_urls: ['turn:relay.example'], p_secret: 'another-secret-of-the-relay' }),
  },
  read_relay: { answers: administrators, ask: none },
  call_quality_overview: {
    answers: administrators,
    ask: (world) => Promise.resolve({ p_from: world.slot(-2), p_until: world.slot(2) }),
  },
  list_people: { answers: administrators, ask: none },
  read_audit_log: { answers: administrators, ask: none },
};
