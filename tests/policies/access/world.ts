// A clinic in which every table has rows of everybody, so that seeing nothing means being kept from something.
import { randomUUID } from 'node:crypto';
import type { Clinic } from '../../../supabase/local/index.ts';
import { memoryClinic } from '../clinic-people.ts';
import { gather, type Asker, type Member, type People } from './people.ts';

/** Visits by who takes part: [patient, doctor]. */
const visits = {
  main: ['patient', 'doctor'],
  other: ['otherPatient', 'otherDoctor'],
  unverified: ['otherPatient', 'unverifiedDoctor'],
  gone: ['deactivatedPatient', 'deactivatedDoctor'],
} as const satisfies Record<string, readonly [Member, Member]>;
export type Visit = keyof typeof visits;
const visitNames: readonly Visit[] = ['main', 'other', 'unverified', 'gone'];

export const devices = { doctor: 'device-of-the-doctor', patient: 'device-of-the-patient' };
const peers = { doctor: 'peer-of-the-doctor-0', patient: 'peer-of-the-patient-0' };

export type FreshStatus = 'requested' | 'proposed' | 'confirmed';
export type FreshCall = 'ringing' | 'joined' | 'active';

export class World {
  readonly clinic: Clinic;
  readonly people: People;
  /** Which visit an appointment or a call session belongs to, and who has an id. */
  readonly labels: ReadonlyMap<string, string>;

  constructor(clinic: Clinic, people: People, labels: ReadonlyMap<string, string>) {
    this.clinic = clinic;
    this.people = people;
    this.labels = labels;
  }

  static async create(): Promise<World> {
    const clinic = await memoryClinic();
    const people = await gather(clinic);
    const labels = new Map<string, string>(Object.entries(people.ids).map(([name, id]) => [id, name]));
    for (const visit of visitNames) for (const id of await addVisit(clinic, people, visit)) labels.set(id, visit);
    await addClinicRows(clinic, people);
    return new World(clinic, people, labels);
  }

  /** The label of a row by the id in it. */
  label(id: unknown): string {
    const label = typeof id === 'string' ? this.labels.get(id) : undefined;
    if (label === undefined) throw new Error(`a row of nobody known: ${String(id)}`);
    return label;
  }

  /** A visit of `patient` with `doctor` that began five minutes ago; without a call. */
  async freshVisit(status: FreshStatus = 'confirmed'): Promise<string> {
    return this.#one(
      `insert into public.appointments
         (doctor_id, patient_id, status, appointment_type, starts_at, ends_at, request_id, held_until, checked_in_at)
       values ($1, $2, $3::public.appointment_status, 'online', now() - interval '5 minutes', now() + interval '10 minutes',
               gen_random_uuid(), case when $3 <> 'confirmed' then now() + interval '1 hour' end,
               case when $3 = 'confirmed' then now() end) returning id`,
      [this.people.ids.doctor, this.people.ids.patient, status],
    );
  }

  /** The same visit, still to come: its time can be answered. */
  async futureVisit(status: FreshStatus): Promise<string> {
    return this.#one(
      `insert into public.appointments
         (doctor_id, patient_id, status, appointment_type, starts_at, ends_at, request_id, held_until)
       values ($1, $2, $3::public.appointment_status, 'online', now() + interval '3 days', now() + interval '3 days 15 minutes',
               gen_random_uuid(), now() + interval '1 hour') returning id`,
      [this.people.ids.doctor, this.people.ids.patient, status],
    );
  }

  async freshCall(state: FreshCall): Promise<string> {
    const joined = state !== 'ringing';
    const id = await this.#one(
      `insert into public.call_sessions (appointment_id, doctor_id, patient_id, attempt, doctor_joined, doctor_device,
         doctor_peer_id, patient_joined, patient_joined_at, patient_device, patient_peer_id, ring_expires_at)
       values ($1, $2, $3, 1, true, $4, $5, $6, case when $6 then now() end, case when $6 then $7 end,
         case when $6 then $8 end, now() + interval '1 minute') returning id`,
      [
        await this.freshVisit(),
        this.people.ids.doctor,
        this.people.ids.patient,
        devices.doctor,
        peers.doctor,
        joined,
        devices.patient,
        peers.patient,
      ],
    );
    if (state === 'active') {
      await this.clinic.sql(`update public.call_sessions set status = 'active', started_at = now() where id = $1`, [
        id,
      ]);
    }
    return id;
  }

  /** A visit whose call is over. */
  async talkedVisit(): Promise<string> {
    const session = await this.freshCall('active');
    return this.#one(
      `update public.call_sessions set status = 'ended', end_reason = 'completed', ended_at = now() where id = $1
       returning appointment_id as id`,
      [session],
    );
  }

  async freshSummary(): Promise<string> {
    return this.#one(
      `insert into public.visit_summaries (appointment_id, version, findings, written_by) values ($1, 1, 'x', $2) returning id`,
      [await this.freshVisit(), this.people.ids.doctor],
    );
  }

  /** Somebody who just signed up; a doctor if `doctor`. */
  async newcomer(doctor = false): Promise<string> {
    const id = await this.#one(
      `insert into auth.users (id, aud, role, email) values (gen_random_uuid(), 'authenticated', 'authenticated', $1) returning id`,
      [`newcomer-${randomUUID()}@meroclinic.example`],
    );
    if (doctor) {
      await this.clinic.sql(`update public.profiles set role = 'doctor' where id = $1`, [id]);
      await this.clinic.sql(`insert into public.doctor_profiles (id, specialty) values ($1, 'Ears')`, [id]);
    }
    return id;
  }

  /** An open invitation of whoever asks. */
  async invitation(asker: Asker): Promise<{ id: string; code: string }> {
    const code = randomUUID();
    const email =
      asker === 'anonymous' || asker === 'service' ? 'nobody@meroclinic.example' : this.people.emails[asker];
    const id = await this.#one(
      `insert into public.doctor_invitations (email, specialty, code_digest, expires_at)
       values ($1, 'Ears', sha256(convert_to($2, 'UTF8')), now() + interval '1 day') returning id`,
      [email, code],
    );
    return { id, code };
  }

  /** A free quarter of an hour of `doctor`, who is on duty around the clock. */
  slot(days = 1): string {
    return new Date(Math.ceil(Date.now() / 900_000) * 900_000 + days * 86_400_000).toISOString();
  }

  async settingsVersion(): Promise<number> {
    const [row] = await this.clinic.sql<{ version: number }>('select version from public.clinic_settings');
    return row?.version ?? 0;
  }

  /** What changes when anybody does anything: the audit log, notifications and what is not audited. */
  async trace(): Promise<unknown> {
    const [row] = await this.clinic.sql(
      `select (select max(id) from public.audit_log) as audit, (select count(*) from public.notifications) as notifications,
              (select count(*) from public.notifications where read_at is null) as unread,
              (select count(*) from public.messages) as messages, (select count(*) from public.visit_ratings) as ratings, (select count(*) from public.call_quality_samples) as samples,
              (select count(*) from public.ring_receipts) as receipts,
              (select string_agg(w::text, ',' order by w) from public.waiting_peers w) as waiting, (select secret from private.relay) as relay,
              (select string_agg(c.version || ' ' || c.id, ',' order by c.id) from public.call_sessions c) as calls`,
    );
    return row;
  }

  /** Removes what the fresh things left, so that the next asker finds the same clinic. */
  async tidy(): Promise<void> {
    await this.clinic.sql(
      `with visits as (delete from public.appointments where id <> all ($1::uuid[])),
            users as (delete from auth.users where id <> all ($1::uuid[])),
            invitations as (delete from public.doctor_invitations where email <> 'invited@meroclinic.example')
       delete from public.availability_exceptions where note <> 'kept'`,
      [[...this.labels.keys()]],
    );
  }

  async #one(statement: string, params: unknown[]): Promise<string> {
    return insertedId(this.clinic, statement, params);
  }
}

async function insertedId(clinic: Clinic, statement: string, params: unknown[]): Promise<string> {
  const [row] = await clinic.sql<{ id: string }>(statement, params);
  if (!row) throw new Error('nothing was inserted');
  return row.id;
}

/** @returns the ids of the appointment and of its call session. */
async function addVisit(clinic: Clinic, people: People, visit: Visit): Promise<[string, string]> {
  const [patientName, doctorName] = visits[visit];
  const patient = people.ids[patientName];
  const doctor = people.ids[doctorName];
  const minutesAgo = visit === 'unverified' ? 3_000 : 30;
  const appointment = await insertedId(
    clinic,
    `insert into public.appointments (doctor_id, patient_id, appointment_type, starts_at, ends_at, reason, request_id)
     values ($1, $2, 'online', now() - $3 * interval '1 minute', now() - ($3 - 15) * interval '1 minute', 'A cough',
             gen_random_uuid()) returning id`,
    [doctor, patient, minutesAgo],
  );
  await clinic.sql(`update public.appointments set status = 'confirmed' where id = $1`, [appointment]);
  const session = await insertedId(
    clinic,
    `insert into public.call_sessions (appointment_id, doctor_id, patient_id, attempt, ring_expires_at)
     values ($1, $2, $3, 1, now() + interval '1 hour') returning id`,
    [appointment, doctor, patient],
  );
  await clinic.sql(`insert into public.visit_notes (appointment_id, doctor_id, body) values ($1, $2, 'a note')`, [
    appointment,
    doctor,
  ]);
  await clinic.sql(
    `insert into public.visit_summaries (appointment_id, version, findings, written_by) values ($1, 1, 'well', $2)`,
    [appointment, doctor],
  );
  await clinic.sql(`insert into public.visit_ratings (appointment_id, patient_id, stars) values ($1, $2, 4)`, [
    appointment,
    patient,
  ]);
  for (const sender of [doctor, patient]) {
    await clinic.sql(
      `insert into public.messages (appointment_id, sender_id, body, client_id) values ($1, $2, 'hello', gen_random_uuid())`,
      [appointment, sender],
    );
  }
  for (const side of ['doctor', 'patient']) {
    await clinic.sql(
      `insert into public.call_quality_samples (call_session_id, side, at) values ($1, $2::public.app_role, now())`,
      [session, side],
    );
  }
  await clinic.sql(`insert into public.ring_receipts (call_session_id, device) values ($1, 'a-device-that-rang')`, [
    session,
  ]);
  for (const side of ['doctor', 'patient']) {
    await clinic.sql(
      `insert into public.waiting_peers (appointment_id, side, doctor_id, patient_id, device, peer_id)
       values ($1, $2::public.app_role, $3, $4, 'a-device-that-waits', 'peer-that-waits-' || $2)`,
      [appointment, side, doctor, patient],
    );
  }
  await clinic.sql(
    `insert into public.availability_exceptions (doctor_id, kind, starts_at, ends_at, note)
     values ($1, 'leave', now() + interval '60 days', now() + interval '61 days', 'kept') on conflict do nothing`,
    [doctor],
  );
  await clinic.sql(`insert into private.reminders_sent values ($1, now(), 'reminder_day')`, [appointment]);
  return [appointment, session];
}

async function addClinicRows(clinic: Clinic, people: People): Promise<void> {
  await clinic.sql(
    `insert into public.doctor_invitations (email, specialty, code_digest, invited_by, expires_at)
     values ('invited@meroclinic.example', 'Ears', sha256('kept'), $1, now() + interval '1 day')`,
    [people.ids.administrator],
  );
  await clinic.sql(`insert into private.relay (secret, urls) values ('a-secret-of-the-relay', '{turn:relay.example}')`);
  await clinic.sql(`insert into private.task_runs values ('retention', now()) on conflict do nothing`);
  await clinic.sql('update public.profiles set deactivated_at = now() where id = any ($1::uuid[])', [
    [people.ids.deactivatedPatient, people.ids.deactivatedDoctor, people.ids.deactivatedAdministrator],
  ]);
}
