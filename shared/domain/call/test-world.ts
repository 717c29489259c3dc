// Both apps and the clinic in small, for the test of both sides together: the machine is the real one, the rest are the
// rules the database and the runner keep, each tested for itself elsewhere.
import type { CallEndReason, CallSession } from '../records.ts';
import type { Side } from '../roles.ts';
import { next } from './machine.ts';
import { sessionOf, type CallEffect, type CallEvent, type CallState, type PartnerAddress, type Self } from './state.ts';
import { doctorSelf, patientSelf } from './test-sessions.ts';

/** What the functions of the database do to the one appointment's attempts; their own tests are in tests/policies. */
class Clinic {
  rows: CallSession[] = [];
  /** The attempt whose ring ran out on the server's clock: too late to join. */
  ranOut: string | null = null;

  private get live(): CallSession | undefined {
    return this.rows.find((row) => row.status !== 'ended');
  }

  private write(row: CallSession): CallSession {
    const written = { ...row, version: row.version + 1 };
    this.rows = this.rows.map((known) => (known.id === row.id ? written : known));
    return written;
  }

  start(self: Self, peer: PartnerAddress): CallSession {
    const { live } = this;
    if (live) return this.write({ ...live, doctorPeerId: peer.peerId, doctorSignaling: peer.signaling });
    const attempt = this.rows.length + 1;
    const row: CallSession = {
      id: `session-${String(attempt)}`,
      appointmentId: 'appointment-1',
      doctorId: doctorSelf.userId,
      patientId: patientSelf.userId,
      attempt,
      status: 'waiting',
      patientJoined: false,
      doctorDevice: self.device,
      patientDevice: null,
      doctorPeerId: peer.peerId,
      patientPeerId: null,
      doctorSignaling: peer.signaling,
      patientSignaling: null,
      patientRangAt: null,
      patientBackAt: null,
      ringExpiresAt: 45_000,
      createdAt: 0,
      version: 1,
    };
    this.rows = [...this.rows, row];
    return row;
  }

  acknowledge(id: string, peer: PartnerAddress): CallSession | null {
    const row = this.rows.find((known) => known.id === id);
    if (!row || row.status !== 'waiting' || row.patientJoined || row.patientPeerId !== null) return row ?? null;
    return this.write({ ...row, patientRangAt: 1, patientPeerId: peer.peerId, patientSignaling: peer.signaling });
  }

  join(id: string, self: Self, peer: PartnerAddress): CallSession | 'call_ended' {
    const row = this.rows.find((known) => known.id === id);
    if (!row || row.status === 'ended' || (row.id === this.ranOut && !row.patientJoined)) return 'call_ended';
    return this.write({
      ...row,
      patientJoined: true,
      patientDevice: self.device,
      patientPeerId: peer.peerId,
      patientSignaling: peer.signaling,
    });
  }

  activate(id: string): CallSession | null {
    const row = this.rows.find((known) => known.id === id);
    if (!row || row.status !== 'waiting' || !row.patientJoined) return row ?? null;
    return this.write({ ...row, status: 'active', startedAt: 10_000 });
  }

  end(id: string, endReason: CallEndReason, endedBy: string): CallSession | null {
    const row = this.rows.find((known) => known.id === id);
    if (!row || row.status === 'ended') return row ?? null;
    const startedAt = row.status === 'active' ? row.startedAt : null;
    return this.write({ ...row, status: 'ended', startedAt, endedAt: 20_000, endedBy, endReason });
  }
}

/** One app: its machine, and what its effects hold open. */
class App {
  readonly self: Self;
  state: CallState = { kind: 'idle' };
  peer: PartnerAddress | null = null;
  dialled: PartnerAddress | null = null;
  expects: PartnerAddress | null = null;
  sends = false;
  /** Requests that have not reached the clinic, and rows that have not come back. */
  outbox: { readonly run: () => void; readonly kept: boolean; readonly about: string | null }[] = [];
  inbox: { readonly session: CallSession; readonly about: string | null }[] = [];
  private registrations = 0;
  private readonly world: World;

  constructor(self: Self, world: World) {
    this.self = self;
    this.world = world;
  }

  dispatch(event: CallEvent): void {
    const step = next(this.self, this.state, event);
    this.state = step.state;
    for (const effect of step.effects) this.perform(effect);
  }

  take({ session, about }: App['inbox'][number]): void {
    this.dispatch({ type: 'row', session, own: about !== null });
  }

  refuse(about: string | null, code: 'call_ended' | 'server_unreachable'): void {
    if (about !== null) this.dispatch({ type: 'refused', about, code });
  }

  restart(): void {
    this.state = { kind: 'idle' };
    this.release();
    this.outbox = this.outbox.filter(({ kept }) => kept);
    this.inbox = [];
  }

  private release(): void {
    this.peer = null;
    this.dialled = null;
    this.expects = null;
    this.sends = false;
  }

  private address(): PartnerAddress {
    this.peer ??= {
      peerId: `peer-of-${this.self.side}-${String((this.registrations += 1))}`,
      signaling: { fingerprints: [this.self.side] },
    };
    return this.peer;
  }

  /** @param about What a refusal is about; null where the app does not wait for the answer. */
  private ask(about: string | null, request: () => CallSession | 'call_ended' | null, kept = false): void {
    const run = () => {
      const answer = request();
      if (answer === 'call_ended') this.refuse(about, 'call_ended');
      else if (answer) this.inbox.push({ session: answer, about });
      this.world.tellBoth();
    };
    this.outbox.push({ run, kept, about });
  }

  private perform(effect: CallEffect): void {
    const { clinic } = this.world;
    switch (effect.type) {
      case 'prepare-peer':
        this.address();
        break;
      case 'write-start': {
        const peer = this.address();
        this.ask(effect.appointmentId, () => clinic.start(this.self, peer));
        break;
      }
      case 'write-join': {
        const peer = this.address();
        this.ask(effect.sessionId, () => clinic.join(effect.sessionId, this.self, peer));
        break;
      }
      case 'write-ring-receipt': {
        const peer = this.address();
        this.ask(null, () => clinic.acknowledge(effect.sessionId, peer));
        break;
      }
      case 'write-active':
        this.ask(null, () => clinic.activate(effect.sessionId));
        break;
      case 'write-decline':
        this.ask(null, () => clinic.end(effect.sessionId, 'declined', this.self.userId), true);
        break;
      case 'write-end':
        this.ask(null, () => clinic.end(effect.sessionId, effect.reason ?? 'completed', this.self.userId), true);
        break;
      case 'place-call':
        this.dialled = effect.partner;
        break;
      case 'expect-call':
        this.expects = effect.partner;
        break;
      case 'start-sending':
        this.sends = true;
        break;
      case 'release':
        this.release();
        break;
      case 'open-devices':
      case 'ring-on':
      case 'ring-off':
      case 'pause-sending':
      case 'resume-sending':
      case 'set-timer':
      case 'clear-timer':
        break;
    }
  }
}

export class World {
  readonly clinic = new Clinic();
  readonly doctor = new App(doctorSelf, this);
  readonly patient = new App(patientSelf, this);
  pathIsCut = false;

  app(side: Side): App {
    return side === 'doctor' ? this.doctor : this.patient;
  }

  /** Realtime: every newest row to both, where it waits to be delivered. */
  tellBoth(): void {
    for (const app of [this.doctor, this.patient])
      app.inbox.push(...this.clinic.rows.slice(-1).map((session) => ({ session, about: null })));
  }

  connected(): boolean {
    const { doctor, patient } = this;
    return (
      !this.pathIsCut &&
      doctor.dialled !== null &&
      doctor.dialled.peerId === patient.peer?.peerId &&
      patient.expects !== null &&
      patient.expects.peerId === doctor.peer?.peerId
    );
  }

  media(): void {
    const flows = this.connected() && this.doctor.sends && this.patient.sends;
    for (const app of [this.doctor, this.patient]) app.dispatch({ type: flows ? 'media-flowing' : 'media-silent' });
  }

  expire(app: App): void {
    if (sessionOf(app.state)?.id === this.clinic.ranOut) app.dispatch({ type: 'timer', timer: 'ring-expiry' });
  }

  /** The network is well: all that waits is delivered, rows are read again, retries run, until nothing changes. */
  settle(): void {
    this.pathIsCut = false;
    const unanswered = this.clinic.rows.find(
      (row) => row.id === this.clinic.ranOut && row.status === 'waiting' && !row.patientJoined,
    );
    if (unanswered) {
      for (const app of [this.doctor, this.patient]) this.expire(app);
      // What the clinic's own clock does a little later.
      this.clinic.end(unanswered.id, 'no_answer', '');
    }
    for (let round = 0; round < 12; round += 1) {
      for (const app of [this.doctor, this.patient]) {
        for (const request of app.outbox.splice(0)) request.run();
        for (const row of app.inbox.splice(0)) app.take(row);
        // What the app reads again by itself: the attempt it is about, and what is live.
        const known = sessionOf(app.state);
        for (const row of this.clinic.rows) {
          if (row.status !== 'ended' || row.id === known?.id) app.dispatch({ type: 'row', session: row, own: false });
        }
      }
      this.doctor.dispatch({ type: 'timer', timer: 'retry' });
      this.media();
    }
  }
}
