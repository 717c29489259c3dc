// A day at the demo clinic with something in every list: what the pictures show.
import type { Clinic } from '../../supabase/local/index.ts';
import { person } from '../../tests/e2e/support/clinic.ts';

export interface ClinicDay {
  readonly requested: string;
  readonly confirmed: string;
  readonly inPerson: string;
  readonly declined: string;
  readonly completed: string;
}

interface Visit {
  readonly doctor: string;
  readonly patient: string;
  readonly status: 'requested' | 'confirmed' | 'declined' | 'cancelled' | 'completed' | 'no_show';
  readonly type: 'online' | 'offline';
  /** Minutes from now. */
  readonly inMinutes: number;
  readonly reason: string;
  readonly because?: string;
}

const hour = 60;
const day = 24 * hour;

const visits: Readonly<Record<keyof ClinicDay | `extra${number}`, Visit>> = {
  confirmed: {
    doctor: 'anisha',
    patient: 'sita',
    status: 'confirmed',
    type: 'online',
    inMinutes: 10,
    reason: 'A cough for two weeks, worse at night. No fever. I have tried honey and hot water.',
  },
  requested: {
    doctor: 'anisha',
    patient: 'bikash',
    status: 'requested',
    type: 'online',
    inMinutes: 2 * day + 3 * hour,
    reason: 'Blood pressure has been high in the mornings.',
  },
  inPerson: {
    doctor: 'kiran',
    patient: 'sita',
    status: 'confirmed',
    type: 'offline',
    inMinutes: 3 * day,
    reason: 'A mole that has changed its shape.',
  },
  declined: {
    doctor: 'kiran',
    patient: 'sita',
    status: 'declined',
    type: 'online',
    inMinutes: 4 * day,
    reason: 'A rash on the left arm.',
    because: 'Please come to the clinic for this: I have to see it in good light.',
  },
  completed: {
    doctor: 'anisha',
    patient: 'sita',
    status: 'completed',
    type: 'online',
    inMinutes: -6 * day,
    reason: 'Results of the blood test.',
  },
  extra1: { doctor: 'anisha', patient: 'bikash', status: 'confirmed', type: 'online', inMinutes: 45, reason: '' },
  extra2: {
    doctor: 'anisha',
    patient: 'bikash',
    status: 'confirmed',
    type: 'offline',
    inMinutes: 5 * hour,
    reason: 'Yearly check.',
  },
  extra6: {
    doctor: 'anisha',
    patient: 'bikash',
    status: 'completed',
    type: 'online',
    inMinutes: -100,
    reason: 'Blood pressure after a week with the new tablets.',
  },
  extra7: {
    doctor: 'anisha',
    patient: 'bikash',
    status: 'confirmed',
    type: 'online',
    inMinutes: -25,
    reason: 'A sore throat.',
  },
  extra8: {
    doctor: 'anisha',
    patient: 'sita',
    status: 'confirmed',
    type: 'online',
    inMinutes: 4 * day,
    reason: 'Sleep.',
  },
  extra3: {
    doctor: 'anisha',
    patient: 'sita',
    status: 'requested',
    type: 'online',
    inMinutes: 5 * day,
    reason: 'To talk about the medicine once more.',
  },
  extra4: { doctor: 'anisha', patient: 'bikash', status: 'no_show', type: 'online', inMinutes: -9 * day, reason: '' },
  extra5: {
    doctor: 'kiran',
    patient: 'sita',
    status: 'cancelled',
    type: 'online',
    inMinutes: -14 * day,
    reason: 'Skin.',
  },
};

/** Writes the visits as the owner of the database would find them after some weeks of use. */
export async function prepareClinicDay(clinic: Clinic): Promise<ClinicDay> {
  const ids = new Map<string, string>();
  for (const [name, visit] of Object.entries(visits)) {
    const [row] = await clinic.sql<{ id: string }>(
      `insert into public.appointments
         (doctor_id, patient_id, status, appointment_type, starts_at, ends_at, reason, status_reason, request_id)
       values ($1, $2, $3, $4, date_trunc('minute', now()) + make_interval(mins => $5),
               date_trunc('minute', now()) + make_interval(mins => $5 + 15), $6, $7, gen_random_uuid())
       returning id`,
      [
        person(visit.doctor).id,
        person(visit.patient).id,
        visit.status,
        visit.type,
        visit.inMinutes,
        visit.reason,
        visit.because ?? null,
      ],
    );
    if (!row) throw new Error(`no visit was made for "${name}"`);
    ids.set(name, row.id);
  }
  await clinic.sql(
    `insert into public.visit_notes (appointment_id, doctor_id, body) values ($1, $2, 'Iron is low again. Ask about diet next time.')`,
    [ids.get('completed'), person('anisha').id],
  );
  await clinic.sql(
    `insert into public.visit_summaries (appointment_id, version, findings, medicines, next_step, written_by)
     values ($1, 1, 'Your iron is a little low.', 'Iron tablets, one each morning.', 'Another blood test in six weeks.', $2)`,
    [ids.get('completed'), person('anisha').id],
  );
  const id = (name: keyof ClinicDay): string => ids.get(name) ?? '';
  return {
    requested: id('requested'),
    confirmed: id('confirmed'),
    inPerson: id('inPerson'),
    declined: id('declined'),
    completed: id('completed'),
  };
}

/** As the day was before anybody looked: somebody waits, and some notices are unread. */
export async function beginAgain(clinic: Clinic, { confirmed }: ClinicDay): Promise<void> {
  await clinic.sql(
    `update public.appointments set checked_in_at = now() - interval '6 minutes',
       device_check = '{"camera": "refused", "microphone": "ok", "network": "ok"}' where id = $1`,
    [confirmed],
  );
  await clinic.sql(`delete from public.notifications`);
  await prepareNotifications(clinic, confirmed);
}

/** Notices of several kinds, some read. */
async function prepareNotifications(clinic: Clinic, visit: string): Promise<void> {
  const kinds = ['appointment_confirmed', 'reminder_hour', 'call_missed', 'summary_shared'] as const;
  for (const [index, kind] of kinds.entries()) {
    await clinic.sql(
      `insert into public.notifications (user_id, kind, title, message, appointment_id, created_at, read_at)
       values ($1, $2, 'Notice', 'Notice', $3, now() - make_interval(mins => $4), case when $5 then now() end)`,
      [person('sita').id, kind, visit, index * 95 + 2, index > 1],
    );
  }
}
