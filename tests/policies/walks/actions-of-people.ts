// Hours, one's own data, and administration: what is not about one visit.
import { people, side, type Action } from './action-shapes.ts';
import type { Draw } from './draw.ts';
import { candidate } from './people.ts';
import type { Arguments } from './stage.ts';

export const actionsOfPeople: Readonly<Record<string, Action>> = {
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
    3,
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
    weight: 3,
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
  relay_credentials_for_device_check: people(1, (d) => d.anybody()),
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
};

function rules(draw: Draw): Arguments[string] {
  const all = [0, 1, 2, 3, 4, 5, 6].map((weekday) => ({ weekday, from: '00:00', until: '24:00' }));
  return draw.oneOf<Arguments[string]>([all, all, [], [...all, ...all], [{ weekday: 9 }], null, {}]);
}
