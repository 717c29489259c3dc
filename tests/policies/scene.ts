// A clinic with its people signed in, and visits put where a test needs them: time is moved by where a visit lies.
import { randomUUID } from 'node:crypto';
import type { Clinic, ClinicEngine } from '../../supabase/local/index.ts';
import type { Database } from '../../renderer/backend/database.types.ts';
import { idOf, memoryClinic, signedIn, type Person } from './clinic-people.ts';

type Status = Database['public']['Enums']['appointment_status'];

const names = ['anisha', 'kiran', 'maya', 'sita', 'bikash', 'pema'] as const;
export type Name = (typeof names)[number];

export const device = { doctor: 'device-of-the-doctor', patient: 'device-of-the-patient' };

export interface VisitOptions {
  readonly status?: Status;
  readonly doctor?: Name;
  readonly patient?: Name;
  /** Minutes from now; negative is the past. */
  readonly startsIn?: number;
  readonly lasts?: number;
  /** Minutes ago at which it was asked for. */
  readonly askedAgo?: number;
  readonly reason?: string;
}

export class Scene {
  readonly clinic: Clinic;
  readonly #people: ReadonlyMap<Name, Person>;
  /** Fixed, so that a quarter of an hour that ends during a test changes nothing. */
  readonly #firstSlot = Math.ceil(Date.now() / 900_000) * 900_000 + 86_400_000;

  constructor(clinic: Clinic, people: ReadonlyMap<Name, Person>) {
    this.clinic = clinic;
    this.#people = people;
  }

  static async open(engine?: ClinicEngine): Promise<Scene> {
    const clinic = await memoryClinic(engine);
    const people = new Map<Name, Person>();
    for (const name of names) people.set(name, await signedIn(clinic, name));
    return new Scene(clinic, people);
  }

  as(name: Name): Person {
    const person = this.#people.get(name);
    if (!person) throw new Error(`${name} is not signed in`);
    return person;
  }

  /** Takes every visit away, with all that hangs on it. */
  async clear(): Promise<void> {
    await this.clinic.sql('delete from public.appointments');
    await this.clinic.sql('delete from public.notifications');
  }

  /** A visit of Sita with Dr Anisha unless said otherwise, five minutes old and a quarter of an hour long. */
  async visit(options: VisitOptions = {}): Promise<string> {
    const {
      status = 'confirmed',
      doctor = 'anisha',
      patient = 'sita',
      startsIn = -5,
      lasts = 15,
      askedAgo = 0,
    } = options;
    const [row] = await this.clinic.sql<{ id: string }>(
      `insert into public.appointments
         (doctor_id, patient_id, status, appointment_type, starts_at, ends_at, reason, request_id, created_at, held_until)
       values ($1, $2, $3::public.appointment_status, 'online', now() + $4 * interval '1 minute',
               now() + ($4 + $5) * interval '1 minute', $6, gen_random_uuid(), now() - $7 * interval '1 minute',
               case when $3 in ('requested', 'proposed') then now() + interval '1 day' end)
       returning id`,
      [idOf(doctor), idOf(patient), status, startsIn, lasts, options.reason ?? '', askedAgo],
    );
    if (!row) throw new Error('no appointment');
    return row.id;
  }

  /** A free quarter of an hour of Dr Anisha, who is on duty around the clock; `ahead` quarters after tomorrow's first. */
  slot(ahead = 0): string {
    return new Date(this.#firstSlot + ahead * 900_000).toISOString();
  }

  /** Asked for through the client, as the app does it. */
  async requested(startsAt = this.slot()) {
    const { data, error } = await this.as('sita').rpc('book_appointment', {
      p_doctor_id: idOf('anisha'),
      p_starts_at: startsAt,
      p_appointment_type: 'online',
      p_reason: 'A cough',
      p_request_id: randomUUID(),
    });
    if (error) throw error;
    return data;
  }

  /** A call of that visit, as far as wanted. */
  async call(appointmentId: string, state: 'ringing' | 'active' = 'active'): Promise<string> {
    const peer = () => `peer-${randomUUID()}`;
    const started = await this.as('anisha').rpc('start_call', {
      p_appointment_id: appointmentId,
      p_device: device.doctor,
      p_peer_id: peer(),
      p_signaling: {},
    });
    if (started.error) throw started.error;
    const sessionId = started.data.id;
    if (state === 'ringing') return sessionId;
    const side = { p_session_id: sessionId, p_device: device.patient };
    const joined = await this.as('sita').rpc('join_call', { ...side, p_peer_id: peer(), p_signaling: {} });
    if (joined.error) throw joined.error;
    const active = await this.as('sita').rpc('mark_call_active', side);
    if (active.error) throw active.error;
    return sessionId;
  }

  /** What somebody was told about a visit, oldest first. */
  async told(name: Name, appointmentId: string): Promise<string[]> {
    const rows = await this.clinic.sql<{ kind: string }>(
      `select kind::text as kind from public.notifications where user_id = $1 and appointment_id = $2 order by created_at, kind`,
      [idOf(name), appointmentId],
    );
    return rows.map(({ kind }) => kind);
  }

  /** What the clinic's clock does, also what is due only once an hour. */
  async tick(): Promise<Record<string, unknown>> {
    await this.clinic.sql('delete from private.task_runs');
    const [row] = await this.clinic.sql<{ done: Record<string, unknown> }>(
      'select public.run_scheduled_tasks() as done',
    );
    return row?.done ?? {};
  }
}
