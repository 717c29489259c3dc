// One app in the tests of both sides together: its machine, which is the real one, and what its effects hold open.
import type { ErrorCode } from '../../errors/codes.ts';
import type { CallSession } from '../records.ts';
import { next } from './machine.ts';
import type { CallEffect, CallEvent, CallState, PartnerAddress, Self, Timer } from './state.ts';
import type { Answer, TestClinic } from './test-clinic.ts';

/** What the app waits to hear about, and how a refusal of it is called. */
export interface About {
  readonly id: string;
  readonly refusal: 'refused' | 'two-minutes-refused';
}

export class TestApp {
  readonly self: Self;
  state: CallState = { kind: 'idle' };
  peer: PartnerAddress | null = null;
  dialled: PartnerAddress | null = null;
  expects: PartnerAddress | null = null;
  sends = false;
  /** Requests that have not reached the clinic, and rows that have not come back. */
  outbox: { readonly run: () => void; readonly kept: boolean; readonly about: About | null }[] = [];
  inbox: { readonly session: CallSession; readonly about: About | null }[] = [];
  private moments = new Map<Timer, number>();
  /** The timers that run from now; how long, the tests of both sides do not ask. */
  private spans = new Set<Timer>();
  private registrations = 0;
  private readonly clinic: TestClinic;
  private readonly written: () => void;

  /** @param written Told after each request, so that everybody hears of the rows. */
  constructor(self: Self, clinic: TestClinic, written: () => void) {
    this.self = self;
    this.clinic = clinic;
    this.written = written;
  }

  dispatch(event: CallEvent): void {
    const step = next(this.self, this.state, event);
    this.state = step.state;
    for (const effect of step.effects) this.perform(effect);
  }

  take(session: CallSession, about: About | null = null): void {
    this.dispatch({ type: 'row', session, own: about !== null, at: this.clinic.now });
  }

  refuse(about: About | null, code: ErrorCode): void {
    if (about !== null) this.dispatch({ type: about.refusal, about: about.id, code });
  }

  restart(): void {
    this.state = { kind: 'idle' };
    this.release();
    this.outbox = this.outbox.filter(({ kept }) => kept);
    this.inbox = [];
  }

  /** The timers that wait for a moment of the server's clock which has come. */
  tick(): void {
    for (const [timer, moment] of Array.from(this.moments)) {
      if (moment > this.clinic.now) continue;
      this.moments.delete(timer);
      this.dispatch({ type: 'timer', timer });
    }
  }

  /** A timer that was set runs out. */
  runOut(timer: Timer): void {
    if (this.spans.delete(timer)) this.dispatch({ type: 'timer', timer });
  }

  /** The connection is gone, or came to nothing. */
  loseConnection(): void {
    this.dialled = null;
    this.dispatch({ type: 'link-closed' });
  }

  /** What the waiting room's watch tells: the other side's address, while this device is the one that waits. */
  lookForPartner(): void {
    const { waiting } = this.clinic;
    const other = waiting[this.self.side === 'doctor' ? 'patient' : 'doctor'];
    const held = waiting[this.self.side]?.device === this.self.device;
    const partner = held ? (other?.peer ?? null) : null;
    this.dispatch({ type: 'waiting-partner', appointmentId: 'appointment-1', partner });
  }

  /** The app says again that it waits. */
  offerAgain(): void {
    if (this.state.kind === 'waiting-room') this.clinic.offer(this.self, this.address());
  }

  private release(): void {
    this.peer = null;
    this.dialled = null;
    this.expects = null;
    this.sends = false;
    this.moments.clear();
    this.spans.clear();
  }

  private address(): PartnerAddress {
    this.peer ??= {
      peerId: `peer-of-${this.self.device}-${String((this.registrations += 1))}`,
      signaling: { fingerprints: [this.self.side] },
    };
    return this.peer;
  }

  /** @param about What a refusal is about; null where the app does not wait for the answer. */
  private ask(about: About | null, request: () => Answer | null, kept = false): void {
    const run = () => {
      const answer = request();
      if (typeof answer === 'string') this.refuse(about, answer);
      else if (answer) this.inbox.push({ session: answer, about });
      this.written();
    };
    this.outbox.push({ run, kept, about });
  }

  private perform(effect: CallEffect): void {
    const { clinic, self } = this;
    switch (effect.type) {
      case 'prepare-peer':
        this.address();
        break;
      case 'renew-peer':
        this.peer = null;
        this.dialled = null;
        this.expects = null;
        this.sends = false;
        this.address();
        break;
      case 'write-start': {
        const peer = this.address();
        this.ask({ id: effect.appointmentId, refusal: 'refused' }, () => clinic.start(self, peer));
        break;
      }
      case 'write-join': {
        const peer = this.address();
        this.ask({ id: effect.sessionId, refusal: 'refused' }, () => clinic.join(effect.sessionId, self, peer));
        break;
      }
      case 'write-two-minutes':
        this.ask({ id: effect.sessionId, refusal: 'two-minutes-refused' }, () =>
          clinic.askForTwoMinutes(effect.sessionId),
        );
        break;
      case 'write-take-over': {
        const peer = this.address();
        this.ask({ id: effect.sessionId, refusal: 'refused' }, () => clinic.takeOver(effect.sessionId, self, peer));
        break;
      }
      case 'write-ring-receipt': {
        const peer = this.address();
        this.ask(null, () => clinic.acknowledge(effect.sessionId, peer));
        break;
      }
      case 'write-waiting': {
        const peer = this.address();
        this.ask(null, () => {
          clinic.offer(self, peer);
          return null;
        });
        break;
      }
      case 'write-waiting-left':
        this.ask(null, () => {
          clinic.withdraw(self);
          return null;
        });
        break;
      case 'write-active':
        this.ask(null, () => clinic.activate(effect.sessionId, self));
        break;
      case 'write-decline':
        this.ask(null, () => clinic.decline(effect.sessionId), true);
        break;
      case 'write-end':
        this.ask(null, () => clinic.end(effect.sessionId, effect.reason ?? 'completed', self), true);
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
      case 'set-timer':
        if ('atServer' in effect.due) this.moments.set(effect.timer, effect.due.atServer);
        else this.spans.add(effect.timer);
        break;
      case 'clear-timer':
        this.moments.delete(effect.timer);
        this.spans.delete(effect.timer);
        break;
      case 'open-devices':
      case 'ring-on':
      case 'ring-off':
      case 'announce-admission':
      case 'report-refused':
      case 'pause-sending':
      case 'resume-sending':
        break;
    }
  }
}
