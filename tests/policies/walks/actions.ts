// How each function of the clinic is called: by whom, mostly, and about what, mostly. "Mostly" is the point: the rest must be
// refused with a code and change nothing.
import { people, session, visit, type Action, type Session, type Visit } from './action-shapes.ts';
import { actionsOfPeople } from './actions-of-people.ts';
import type { Draw } from './draw.ts';
import type { Arguments } from './stage.ts';

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
  list_earlier_visits: people(
    1,
    (d) => d.anybody(),
    (d) => ({ p_search: d.text(200), p_before_id: d.id(), p_limit: d.oneOf([1, 0, 2_000_000_000, null]) }),
  ),
  list_my_summaries: people(
    1,
    (d) => d.anybody(),
    () => ({}),
  ),
  read_patient: people(
    1,
    (d) => d.anybody(),
    (d) => ({ p_patient_id: d.patient() }),
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
  continue_by_phone: visit(1, 'doctor', confirmed, (d, v) => ({
    ...version(d, v),
    p_by_phone: d.oneOf([true, true, false, null]),
  })),
  // The call
  offer_waiting_peer: visit(3, 'either', confirmed, (d, v) => {
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
  join_call: session(24, 'patient', live, (d, who) => ({ p_device: device(d, who), ...address(d, who) })),
  publish_peer: session(4, 'either', live, (d, who) => ({ p_device: device(d, who), ...address(d, who) })),
  mark_call_active: session(
    20,
    'either',
    ({ status, joined }) => status === 'waiting' && joined,
    (d, who) => ({ p_device: device(d, who) }),
  ),
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
  doctor_is_with_another_patient: visit(1, 'patient', confirmed),
  relay_credentials_for_visit: visit(1, 'either', confirmed),
  report_partner_refused: session(2, 'either', live, (d, who) => ({
    p_code: d.oneOf(['partner_not_verified', 'stranger_refused', 'signal_refused', 'bored', null]),
    p_device: device(d, who),
  })),
  record_quality: session(
    15,
    'either',
    ({ status }) => status === 'active',
    (d) => ({
      p_samples: d.oneOf<Arguments[string]>([
        [{ at: new Date().toISOString(), round_trip_ms: 80 }],
        [{ at: new Date().toISOString(), path: 'relay-tls', verdict: 'weak' }],
        [],
        null,
        {},
        [{ at: 'never' }],
        [{ at: new Date().toISOString(), loss_share: 7 }],
      ]),
    }),
  ),
  announce_delay: people(
    1,
    (d) => d.doctor(),
    (d) => ({ p_minutes: d.oneOf([20, 0, -1, 241, null]) }),
  ),
  rate_visit: visit(
    3,
    'patient',
    (v) => v.status === 'completed' || v.call === 'ended',
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
  ...actionsOfPeople,
  // Done by the clock
  run_scheduled_tasks: people(8, (d) => (d.sometimes(97) ? d.clock() : d.anybody())),
};
