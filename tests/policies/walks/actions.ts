// How each function of the clinic is called: by whom, mostly, and about what, mostly. "Mostly" is the point: the rest must be
// refused with a code and change nothing.
import type { Draw } from './draw.ts';
import { candidate } from './people.ts';
import type { Arguments, Look } from './stage.ts';

export interface Call {
  readonly who: string;
  readonly args: Arguments;
}
export interface Action {
  readonly weight: number;
  /** Null when there is nothing to act upon yet. */
  readonly make: (draw: Draw) => Call | null;
}
type Visit = Look['visits'][number];
type Session = Look['calls'][number];
type Side = 'doctor' | 'patient' | 'either';

const side = (draw: Draw, of: { readonly doctor: string; readonly patient: string }, by: Side): string =>
  draw.sometimes(10) ? draw.anybody() : by === 'either' ? draw.oneOf([of.doctor, of.patient]) : of[by];

function visit(
  weight: number,
  by: Side,
  fits: (visit: Visit) => boolean,
  more: (draw: Draw, visit: Visit) => Arguments = () => ({}),
): Action {
  return {
    weight,
    make: (draw) => {
      const found = draw.mostly(draw.look.visits, fits);
      if (found === null) return null;
      return { who: side(draw, found, by), args: { p_appointment_id: found.id, ...more(draw, found) } };
    },
  };
}
function session(
  weight: number,
  by: Side,
  fits: (session: Session) => boolean,
  more: (draw: Draw, who: string, session: Session) => Arguments = () => ({}),
): Action {
  return {
    weight,
    make: (draw) => {
      const found = draw.mostly(draw.look.calls, fits);
      if (found === null) return null;
      const who = side(draw, found, by);
      return { who, args: { p_session_id: found.id, ...more(draw, who, found) } };
    },
  };
}
function people(weight: number, who: (draw: Draw) => string, args: (draw: Draw) => Arguments = () => ({})): Action {
  return { weight, make: (draw) => ({ who: who(draw), args: args(draw) }) };
}

const version = (draw: Draw, of: Visit): Arguments =>
  draw.oneOf<Arguments>([{}, { p_version: of.version }, { p_version: of.version - 1 }]);
const reason = (draw: Draw, of: Visit): Arguments => ({ ...version(draw, of), p_reason: draw.text(500) });
const held = ({ status }: Visit): boolean => status === 'requested' || status === 'proposed';
const open = (of: Visit): boolean => held(of) || of.status === 'confirmed';
const confirmed = ({ status }: Visit): boolean => status === 'confirmed';
const writable = ({ status }: Visit): boolean => status === 'confirmed' || status === 'completed';
const live = ({ status }: Session): boolean => status !== 'ended';
const ringing = ({ status, joined }: Session): boolean => status === 'waiting' && !joined;
/** Mostly the same device, so that calls get somewhere. */
const device = (draw: Draw, who: string): string | null =>
  draw.sometimes(88) ? `first-device-${who.slice(-4)}` : draw.oneOf([`second-device-${who.slice(-4)}`, 'short', null]);
const address = (draw: Draw, who: string): Arguments =>
  draw.sometimes(80)
    ? {
        p_peer_id: `peer-address-of-${who.slice(-4)}-${String(draw.below(3))}`,
        p_signaling: { fingerprints: ['sha-256 AB'] },
      }
    : draw.oneOf<Arguments>([{}, { p_peer_id: 'bad' }, { p_peer_id: null, p_signaling: [1] }]);
const wellOrNot = (draw: Draw): Arguments[string] =>
  draw.oneOf<Arguments[string]>([{ camera: 'ok' }, null, [], { a: 'x'.repeat(1100) }]);

export const actions: Readonly<Record<string, Action>> = {
  // Booking and its answers
  free_slots: people(
    1,
    (d) => d.anybody(),
    (d) => ({
      p_doctor_id: d.doctor(),
      p_from: d.oneOf(['2026-11-24', '9999-12-31', null]),
      p_days: d.oneOf([1, 31, -5, null]),
    }),
  ),
  list_doctors: people(
    1,
    (d) => d.anybody(),
    (d) => ({ p_search: d.text(200), p_limit: d.oneOf([1, 0, 2_000_000_000, null]) }),
  ),
  list_my_appointments: people(
    1,
    (d) => d.anybody(),
    (d) => ({ p_limit: d.oneOf([1, 0, 2_000_000_000, null]) }),
  ),
  book_appointment: people(
    9,
    (d) => d.patient(),
    (d) => {
      const doctor = d.doctor();
      return {
        p_doctor_id: doctor,
        p_starts_at: d.sometimes(97) ? d.slot(doctor) : null,
        p_appointment_type: d.sometimes(80) ? 'online' : d.oneOf(['offline', null]),
        p_reason: d.text(2000),
        p_request_id: d.sometimes(97) ? d.id() : null,
      };
    },
  ),
  confirm_appointment: visit(8, 'doctor', ({ status }) => status === 'requested', version),
  decline_appointment: visit(2, 'doctor', ({ status }) => status === 'requested', reason),
  propose_time: visit(5, 'doctor', open, (d, v) => ({ ...reason(d, v), p_starts_at: d.slot(v.doctor) })),
  accept_proposal: visit(6, 'patient', ({ status }) => status === 'proposed', version),
  decline_proposal: visit(2, 'patient', ({ status }) => status === 'proposed', reason),
  reschedule_appointment: visit(4, 'patient', open, (d, v) => ({ ...reason(d, v), p_starts_at: d.slot(v.doctor) })),
  cancel_appointment: visit(7, 'either', open, reason),
  check_in: visit(4, 'patient', confirmed, (d) => ({ p_device_check: wellOrNot(d) })),
  leave_waiting_room: visit(2, 'patient', confirmed),
  waiting_patients: people(1, (d) => d.doctor()),
  complete_appointment: visit(3, 'doctor', confirmed, version),
  mark_no_show: visit(3, 'doctor', confirmed, version),
  // The call
  offer_waiting_peer: visit(8, 'either', confirmed, (d, v) => {
    const who = d.oneOf([v.doctor, v.patient]);
    return { p_device: device(d, who), ...address(d, who) };
  }),
  withdraw_waiting_peer: visit(1, 'either', confirmed, (d, v) => ({ p_device: device(d, v.patient) })),
  start_call: visit(
    22,
    'doctor',
    (v) => confirmed(v) && v.call !== 'waiting',
    (d, v) => ({ p_device: device(d, v.doctor), ...address(d, v.doctor) }),
  ),
  acknowledge_ring: session(5, 'patient', ringing, (d, who) => ({ p_device: device(d, who), ...address(d, who) })),
  join_call: session(18, 'patient', live, (d, who) => ({ p_device: device(d, who), ...address(d, who) })),
  publish_peer: session(4, 'either', live, (d, who) => ({ p_device: device(d, who), ...address(d, who) })),
  mark_call_active: session(14, 'either', live, (d, who) => ({ p_device: device(d, who) })),
  heartbeat_call: session(3, 'either', live, (d, who) => ({ p_device: device(d, who) })),
  decline_call: session(3, 'patient', ringing),
  ask_for_two_minutes: session(3, 'patient', ringing),
  take_over_call: session(4, 'either', live, (d, who) => ({ p_device: device(d, who), ...address(d, who) })),
  end_call: session(8, 'either', live, (d, who) =>
    d.oneOf<Arguments>([
      {},
      { p_reason: 'network', p_device: device(d, who) },
      { p_reason: 'continued_by_phone' },
      { p_reason: 'no_answer' },
    ]),
  ),
  relay_credentials: session(2, 'either', live),
  relay_credentials_for_visit: visit(1, 'either', confirmed),
  report_partner_refused: session(2, 'either', live, (d, who) => ({
    p_code: d.oneOf(['partner_not_verified', 'stranger_refused', 'bored', null]),
    p_device: device(d, who),
  })),
  record_quality: session(2, 'either', live, (d) => ({
    p_samples: d.oneOf<Arguments[string]>([
      [{ at: new Date().toISOString(), round_trip_ms: 80 }],
      [],
      null,
      {},
      [{ at: 'never' }],
      [{ at: new Date().toISOString(), loss_share: 7 }],
    ]),
  })),
  announce_delay: people(
    1,
    (d) => d.doctor(),
    (d) => ({ p_minutes: d.oneOf([20, 0, -1, 241, null]) }),
  ),
  rate_visit: visit(
    2,
    'patient',
    (v) => v.call === 'ended',
    (d) => ({
      p_stars: d.oneOf([1, 5, 0, null]),
      p_about: d.oneOf(['sound', null, 'the weather']),
    }),
  ),
  // What stays of a visit
  save_note: visit(3, 'doctor', writable, (d) => ({ p_body: d.text(20_000), p_version: d.oneOf([0, 1, 2, null]) })),
  share_summary: visit(3, 'doctor', writable, (d) => ({
    p_findings: d.text(4000),
    p_medicines: d.text(10),
    p_next_step: 'Rest',
  })),
  acknowledge_summary: {
    weight: 3,
    make: (d) => {
      const summary = d.mostly(d.look.summaries, () => true);
      return (
        summary && {
          who: d.sometimes(85) ? summary.patient : d.anybody(),
          args: { p_summary_id: summary.id, p_question: d.text(1000) },
        }
      );
    },
  },
  send_message: visit(3, 'either', writable, (d) => ({
    p_body: d.text(4000),
    p_client_id: d.sometimes(90) ? d.id() : null,
  })),
  mark_notifications_read: people(2, (d) => d.anybody()),
  server_time: people(1, (d) => d.anybody()),
  // Hours
  set_my_availability: people(
    1,
    (d) => d.doctor(),
    (d) => ({
      p_rules: rules(d),
      p_buffer_minutes: d.oneOf([null, 0, 10, 121]),
      p_visit_minutes: d.oneOf([null, 15, 20, 0]),
      p_time_zone: d.oneOf([null, 'Asia/Kathmandu', 'Nowhere']),
    }),
  ),
  set_doctor_availability: people(
    1,
    (d) => d.administrator(),
    (d) => ({ p_doctor_id: d.doctor(), p_rules: rules(d), p_minimum_notice_minutes: d.oneOf([null, 0, 30, -1]) }),
  ),
  add_availability_exception: people(
    2,
    (d) => d.doctor(),
    (d) => {
      const from = Date.now() + d.below(72) * 3_600_000;
      return {
        p_kind: d.oneOf(['leave', 'extra', null]),
        p_starts_at: new Date(from).toISOString(),
        p_ends_at: new Date(from + d.oneOf([7_200_000, 0, 864_000_000_000])).toISOString(),
        p_note: d.text(200),
      };
    },
  ),
  remove_availability_exception: {
    weight: 1,
    make: (d) => {
      const exception = d.mostly(d.look.exceptions, () => true);
      return (
        exception && {
          who: side(d, { doctor: exception.doctor, patient: d.anybody() }, 'doctor'),
          args: { p_id: exception.id },
        }
      );
    },
  },
  // One's own data
  my_details: people(1, (d) => d.anybody()),
  update_my_profile: people(
    1,
    (d) => d.anybody(),
    (d) => ({
      p_changes: d.oneOf<Arguments[string]>([
        { language: 'ne' },
        { phone: null, birth_date: '1990-01-01' },
        { full_name: '' },
        { role: 'administrator' },
        [],
        null,
      ]),
    }),
  ),
  export_my_data: people(1, (d) => d.anybody()),
  delete_my_account: people(
    1,
    (d) => (d.sometimes(60) ? candidate.id : d.patient()),
    (d) => ({ p_email: d.oneOf([candidate.email, '', null]) }),
  ),
  // Administration
  appoint_administrator: people(
    1,
    (d) => d.administrator(),
    (d) => ({ p_person_id: d.oneOf([candidate.id, d.anybody(), d.id()]) }),
  ),
  invite_doctor: people(
    2,
    (d) => d.administrator(),
    (d) => ({
      p_email: d.sometimes(80) ? candidate.email : d.text(320),
      p_specialty: d.sometimes(80) ? 'Heart' : d.text(120),
      p_valid_days: d.oneOf([14, 1, 0, null]),
    }),
  ),
  revoke_invitation: people(
    1,
    (d) => d.administrator(),
    (d) => ({ p_invitation_id: d.mostly(d.look.invitations, () => true) }),
  ),
  accept_invitation: people(
    2,
    (d) => (d.sometimes(80) ? candidate.id : d.anybody()),
    (d) => ({ p_code: d.mostly(d.codes, () => true) }),
  ),
  verify_doctor: people(
    2,
    (d) => d.administrator(),
    (d) => ({
      p_doctor_id: d.oneOf([candidate.id, d.doctor(), d.anybody()]),
      p_licence_number: d.sometimes(80) ? 'NMC-1' : d.text(60),
    }),
  ),
  withdraw_verification: people(
    1,
    (d) => d.administrator(),
    (d) => ({ p_doctor_id: d.doctor() }),
  ),
  deactivate_person: people(
    2,
    (d) => d.administrator(),
    (d) => ({ p_person_id: d.anybody() }),
  ),
  reactivate_person: people(
    2,
    (d) => d.administrator(),
    (d) => ({ p_person_id: d.anybody() }),
  ),
  change_settings: people(
    2,
    (d) => d.administrator(),
    (d) => ({
      p_changes: d.oneOf<Arguments[string]>([
        { ring_seconds: 30 },
        { hold_hours: 1 },
        { keep_messages: false },
        { ring_seconds: 0 },
        { nonsense: 1 },
        { version: 9 },
        null,
        [],
      ]),
      p_version: d.oneOf([d.look.settingsVersion, d.look.settingsVersion, d.look.settingsVersion - 1, null]),
    }),
  ),
  set_relay: people(
    1,
    (d) => d.administrator(),
    (d) => ({
      p_urls: d.oneOf(['{turn:relay.example:3478}', '{}', '{NULL}', null]),
      p_secret: d.oneOf(['a-secret-of-enough-length', 'short', null]),
      p_credential_seconds: d.oneOf([600, 1, null]),
    }),
  ),
  read_relay: people(1, (d) => d.administrator()),
  call_quality_overview: people(
    1,
    (d) => d.administrator(),
    (d) => ({
      p_from: d.oneOf(['2026-01-01', '-infinity', null]),
      p_until: d.oneOf(['2027-01-01', '2026-01-01', 'infinity']),
      p_bucket: d.oneOf(['day', 'week', 'century']),
    }),
  ),
  list_people: people(
    1,
    (d) => d.administrator(),
    (d) => ({
      p_search: d.text(300),
      p_after_name: d.oneOf([null, 'K']),
      p_limit: d.oneOf([1, 0, 2_000_000_000, null]),
    }),
  ),
  read_audit_log: people(
    1,
    (d) => d.administrator(),
    (d) => ({ p_actor_id: d.anybody(), p_record_table: d.text(60), p_limit: d.oneOf([1, 0, 2_000_000_000, null]) }),
  ),
  // Done by the clock
  run_scheduled_tasks: people(8, (d) => (d.sometimes(97) ? d.clock() : d.anybody())),
};

function rules(draw: Draw): Arguments[string] {
  const all = [0, 1, 2, 3, 4, 5, 6].map((weekday) => ({ weekday, from: '00:00', until: '24:00' }));
  return draw.oneOf<Arguments[string]>([all, all, [], [...all, ...all], [{ weekday: 9 }], null, {}]);
}
