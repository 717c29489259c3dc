import type {
  Appointment,
  CallSession,
  Doctor,
  Notification,
  Profile,
  Slot,
  WaitingPeer,
  ClinicSettings,
  RelayCredentials,
} from '#shared/domain/records.ts';
import type { AuditLine, Invitation, Person, QualityPeriod } from '#shared/domain/administration-records.ts';
import type { DoctorHours } from '#shared/domain/hours.ts';
import { testVisit } from '#shared/domain/test-visits.ts';
import type { Message, VisitNote, VisitRating, VisitSummary } from '#shared/domain/visit-records.ts';
import type { ErrorCode } from '#shared/errors/codes.ts';
import { Failure } from '#shared/errors/failure.ts';
import { fakeAdministration } from './fake-administration.ts';
import { fakeCalls } from './fake-calls.ts';
import { fakeHours, usualHours } from './fake-hours.ts';
import { fakePersonal } from './fake-personal.ts';
import { fakeRecords } from './fake-records.ts';
import type { FakeRequest } from './fake-request.ts';
import { fakeVisits } from './fake-visits.ts';
import { fakeRelay, fakeSettings } from './fake-clinic.ts';
import type { AccountState, Backend, BackendListener, WatchState } from './backend.ts';

const minutes = 60_000;

/** A clinic in memory for component tests. What it holds may be read and changed; `tell` says so to who listens. */
export class FakeClinic {
  doctors: Doctor[] = [];
  slots: Slot[] = [];
  appointments: Appointment[] = [];
  notifications: Notification[] = [];
  sessions: CallSession[] = [];
  waitingPeers: WaitingPeer[] = [];
  notes: VisitNote[] = [];
  summaries: VisitSummary[] = [];
  messages: Message[] = [];
  ratings: VisitRating[] = [];
  hours: DoctorHours = usualHours;
  settings: ClinicSettings = fakeSettings;
  relay: RelayCredentials = fakeRelay;
  people: Person[] = [];
  invitations: Invitation[] = [];
  auditLog: AuditLine[] = [];
  quality: QualityPeriod[] = [];
  /** Beside what the profile says. */
  birthDate: string | null = null;
  phone: string | null = null;
  /** Every request in the order it came. */
  readonly requests: { readonly name: FakeRequest; readonly given: readonly unknown[] }[] = [];
  readonly backend: Backend;
  #account: AccountState = { kind: 'signed-out', because: 'never' };
  #watchState: WatchState = 'live';
  readonly #refusals = new Map<FakeRequest, ErrorCode[]>();
  readonly #held = new Set<FakeRequest>();
  readonly #accountListeners = new Set<() => void>();
  readonly #listeners = new Set<BackendListener>();
  #made = 0;

  constructor(me: Profile | null = null) {
    if (me !== null) this.#account = { kind: 'signed-in', profile: me };
    this.backend = this.#createBackend();
  }

  /** The next such request is refused once; more of them queue up. */
  refuse(name: FakeRequest, code: ErrorCode): void {
    this.#refusals.set(name, [...(this.#refusals.get(name) ?? []), code]);
  }

  /** From now on such a request is never answered: what a screen shows while it waits. */
  hold(name: FakeRequest): void {
    this.#held.add(name);
  }

  become(state: AccountState): void {
    this.#account = state;
    for (const changed of this.#accountListeners) changed();
  }

  tell(say: (listener: BackendListener) => void): void {
    for (const listener of this.#listeners) say(listener);
  }

  setWatchState(state: WatchState): void {
    this.#watchState = state;
    this.tell((listener) => listener.state?.(state));
  }

  /** A row of the visits changed, as if somebody else had done it. */
  changeAppointment(id: string, change: Partial<Appointment>): void {
    this.appointments = this.appointments.map((each) =>
      each.id === id ? { ...each, ...change, version: each.version + 1 } : each,
    );
    this.tell((listener) => listener.appointments?.());
  }

  /** An address of the waiting room as written by either side; whoever listens is told. */
  putWaitingPeer(peer: WaitingPeer): WaitingPeer {
    const other = (each: WaitingPeer): boolean => each.appointmentId !== peer.appointmentId || each.side !== peer.side;
    this.waitingPeers = [...this.waitingPeers.filter(other), peer];
    this.tell((listener) => listener.waitingPeers?.(peer));
    return peer;
  }

  putMessage(message: Message): void {
    this.messages = [...this.messages, message];
    this.tell((listener) => listener.message?.(message));
  }

  /** Who is signed in. */
  get me(): Profile | null {
    return this.#account.kind === 'signed-in' ? this.#account.profile : null;
  }

  newId(): string {
    this.#made += 1;
    return `00000000-0000-4000-8000-${String(this.#made).padStart(12, '0')}`;
  }

  async #receive<T>(name: FakeRequest, given: readonly unknown[], answer: () => T): Promise<T> {
    this.requests.push({ name, given });
    // As over a network: never in the same turn.
    await (this.#held.has(name) ? new Promise<never>(() => undefined) : Promise.resolve());
    const code = this.#refusals.get(name)?.shift();
    if (code !== undefined) throw new Failure(code);
    return answer();
  }

  decide(id: string, version: number, change: Partial<Appointment>): void {
    const appointment = this.appointments.find((each) => each.id === id);
    if (appointment === undefined) throw new Failure('appointment_not_found');
    if (appointment.version !== version) throw new Failure('changed_meanwhile');
    this.changeAppointment(id, change);
  }

  #moveTo(status: 'proposed' | 'requested', id: string, version: number, startsAt: number, statusReason: string): void {
    const old = this.appointments.find((each) => each.id === id);
    const lasts = old === undefined ? 0 : old.endsAt - old.startsAt;
    const requestedStartsAt = status === 'proposed' ? (old?.startsAt ?? null) : null;
    this.decide(id, version, { status, startsAt, endsAt: startsAt + lasts, statusReason, requestedStartsAt });
  }

  #book(request: Parameters<Backend['booking']['book']>[0]): string {
    const doctor = this.doctors.find((each) => each.id === request.doctorId);
    if (doctor === undefined || this.#account.kind !== 'signed-in') throw new Failure('doctor_not_available');
    if (this.appointments.some((each) => each.doctorId === doctor.id && each.startsAt === request.startsAt)) {
      throw new Failure('slot_taken');
    }
    const endsAt = request.startsAt + doctor.visitMinutes * minutes;
    const id = this.newId();
    this.appointments.push(
      testVisit({
        id,
        doctorId: doctor.id,
        patientId: this.#account.profile.id,
        doctorName: doctor.fullName,
        doctorSpecialty: doctor.specialty,
        patientName: this.#account.profile.fullName,
        status: 'requested',
        type: request.type,
        startsAt: request.startsAt,
        endsAt,
        reason: request.reason,
      }),
    );
    return id;
  }

  #createBackend(): Backend {
    const receive = <T>(name: FakeRequest, given: readonly unknown[], answer: () => T): Promise<T> =>
      this.#receive(name, given, answer);
    return {
      account: {
        current: () => this.#account,
        subscribe: (changed) => {
          this.#accountListeners.add(changed);
          return () => this.#accountListeners.delete(changed);
        },
        signIn: (...given) => receive('signIn', given, () => undefined),
        signUp: (...given) => receive('signUp', given, () => 'signed-in' as const),
        signOut: (because = 'asked') =>
          receive('signOut', [because], () => this.become({ kind: 'signed-out', because })),
        requestRecovery: (...given) => receive('requestRecovery', given, () => undefined),
        returnWith: (...given) => receive('returnWith', given, () => this.become({ kind: 'choosing-password' })),
        choosePassword: (...given) => receive('choosePassword', given, () => undefined),
      },
      booking: {
        listDoctors: () => receive('listDoctors', [], () => [...this.doctors]),
        freeSlots: (...given) => receive('freeSlots', given, () => [...this.slots]),
        book: (request) => receive('book', [request], () => this.#book(request)),
        listAppointments: (...given) =>
          receive('listAppointments', given, () => {
            const [from, until] = given[0] ?? [-Infinity, Infinity];
            return this.appointments.filter(({ startsAt }) => startsAt >= from && startsAt < until);
          }),
        readAppointment: (id) =>
          receive('readAppointment', [id], () => this.appointments.find((each) => each.id === id) ?? null),
        confirm: (id, version) =>
          receive('confirm', [id, version], () => this.decide(id, version, { status: 'confirmed' })),
        decline: (id, version, statusReason) =>
          receive('decline', [id, version, statusReason], () =>
            this.decide(id, version, { status: 'declined', statusReason }),
          ),
        propose: (...given) => receive('propose', given, () => this.#moveTo('proposed', ...given)),
        acceptProposal: (id, version) =>
          receive('acceptProposal', [id, version], () => this.decide(id, version, { status: 'confirmed' })),
        declineProposal: (id, version, statusReason) =>
          receive('declineProposal', [id, version, statusReason], () =>
            this.decide(id, version, { status: 'declined', statusReason }),
          ),
        reschedule: (...given) => receive('reschedule', given, () => this.#moveTo('requested', ...given)),
        cancel: (id, version, statusReason) =>
          receive('cancel', [id, version, statusReason], () =>
            this.decide(id, version, { status: 'cancelled', statusReason }),
          ),
      },
      calls: fakeCalls(this, receive),
      administration: fakeAdministration(this, receive),
      clinic: { settings: () => receive('clinic.settings', [], () => this.settings) },
      personal: fakePersonal(this, receive),
      hours: fakeHours(this, receive),
      records: fakeRecords(this, receive),
      visits: fakeVisits(this, receive),
      notifications: {
        list: () => receive('list', [], () => [...this.notifications]),
        markRead: (ids) =>
          receive('markRead', [ids], () => {
            this.notifications = this.notifications.map((each) =>
              ids === undefined || ids.includes(each.id) ? { ...each, readAt: each.readAt ?? Date.now() } : each,
            );
          }),
      },
      watch: (listener) => {
        this.#listeners.add(listener);
        listener.state?.(this.#watchState);
        return () => this.#listeners.delete(listener);
      },
      pathIsBack: () => undefined,
    };
  }
}
