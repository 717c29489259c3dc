import { next } from '#shared/domain/call/machine.ts';
import { sessionOf, type CallEffect, type CallEvent, type Self } from '#shared/domain/call/state.ts';
import type { CallSession, WaitingPeer } from '#shared/domain/records.ts';
import type { CallBackend, PeerAddress } from '../backend/backend.ts';
import type { ClinicMessages } from './chat/clinic-keeper.ts';
import { idleSnapshot, type CallSnapshot } from './call-snapshot.ts';
import { AttemptReports } from './engine/attempt-reports.ts';
import { LiveWatch } from './engine/live-watch.ts';
import { PartnerNews } from './engine/partner-news.ts';
import { PendingEndings } from './engine/pending-endings.ts';
import { RowDesk } from './engine/row-desk.ts';
import { Timers } from './engine/timers.ts';
import { WaitingWatch } from './engine/waiting-watch.ts';
import { OpenCall, type LoadedHalf } from './open-call.ts';

/** What the host does about a ring; the runner only says when. */
export interface RingHost {
  ring(session: CallSession, secondsLeft: number): void;
  stop(sessionId: string, because: Extract<CallEffect, { type: 'ring-off' }>['because']): void;
  inCall(active: boolean): void;
  /** The visit this person waits for has begun without a ring. */
  admitted(session: CallSession): void;
}

export interface CallRunnerOptions {
  readonly self: Self;
  readonly calls: CallBackend;
  readonly messages: ClinicMessages;
  readonly host: RingHost;
  /** The line was lost for some seconds and works again. */
  readonly pathIsBack: () => void;
  readonly peerServer: string;
  readonly storage: Pick<Storage, 'getItem' | 'setItem'>;
  /** Loads the half that carries WebRTC, PeerJS and the parts; only when a call is near. */
  readonly loadHalf: () => Promise<LoadedHalf>;
}

/**
 * Runs the call machine: holds its state, does its effects, feeds it what happens. Owns camera, microphone, connection,
 * timers and polling; `release` and `close` end all of them.
 */
export class CallRunner {
  private readonly options: CallRunnerOptions;
  private readonly timers: Timers;
  private readonly endings: PendingEndings;
  private readonly listeners = new Set<() => void>();
  private snapshot: CallSnapshot;
  private readonly rows: RowDesk;
  /** What the call holds open here; null while it holds nothing. */
  private open: OpenCall | null = null;
  private clockOffset = 0;
  private locked = false;
  private readonly watch: LiveWatch;
  private readonly waiting: WaitingWatch;
  private readonly reports: AttemptReports;
  private readonly news: PartnerNews;

  constructor(options: CallRunnerOptions) {
    this.options = options;
    this.timers = new Timers(
      () => this.serverNow(),
      (timer) => {
        this.dispatch({ type: 'timer', timer });
      },
    );
    this.rows = new RowDesk(
      (sessionId) => options.calls.read(sessionId),
      () => this.serverNow(),
      (event) => {
        this.dispatch(event);
      },
    );
    this.endings = new PendingEndings(options.storage, options.self.userId, async ({ sessionId, as, reason }) => {
      const { calls } = options;
      this.rows.take(
        await (as === 'declined' ? calls.decline(sessionId) : calls.end(sessionId, reason, options.self.device)),
      );
    });
    this.watch = new LiveWatch({
      poll: (sessionId) => void this.rows.readAgain(sessionId),
      beat: (sessionId) => void this.rows.tell(options.calls.heartbeat(sessionId, options.self.device)),
      inCall: (active) => {
        options.host.inCall(active);
      },
    });
    this.waiting = new WaitingWatch({
      self: options.self,
      calls: options.calls,
      serverNow: () => this.serverNow(),
      partner: (appointmentId, partner) => {
        this.dispatch({ type: 'waiting-partner', appointmentId, partner });
      },
    });
    this.reports = new AttemptReports({
      self: options.self,
      calls: options.calls,
      rows: this.rows,
      address: () => this.address(),
      isRinging: () => this.snapshot.state.kind === 'ringing',
    });
    this.news = new PartnerNews({
      serverNow: () => this.serverNow(),
      dispatch: (event) => {
        this.dispatch(event);
      },
      readRow: (sessionId) => void this.rows.readAgain(sessionId),
      // What fails here is asked again when changes arrive.
      readLive: () => void this.readLive().catch(() => undefined),
    });
    this.snapshot = idleSnapshot;
  }

  current = (): CallSnapshot => this.snapshot;

  subscribe = (changed: () => void): (() => void) => {
    this.listeners.add(changed);
    return () => this.listeners.delete(changed);
  };

  /** The server's clock, ms since 1970, as well as it is known here. */
  serverNow(): number {
    return Date.now() + this.clockOffset;
  }

  /** Reads the clock and this person's live attempts, after sign-in and whenever changes may have been missed. */
  async catchUp(): Promise<void> {
    void this.endings.flush();
    this.clockOffset = await this.options.calls.clockOffset();
    this.timers.recheck();
    this.waiting.readAgain();
    const live = await this.readLive();
    // An attempt this app still thinks live, but the list no longer has, ended unheard.
    const known = sessionOf(this.snapshot.state);
    if (known && known.status !== 'ended' && !live.some((session) => session.id === known.id)) {
      await this.rows.readAgain(known.id);
    }
  }

  dispatch(event: CallEvent): void {
    const step = next(this.options.self, this.snapshot.state, event);
    const changed = step.state !== this.snapshot.state;
    if (changed) this.snapshot = { ...this.snapshot, state: step.state };
    // What the clinic and the partner wait for goes out before this side's screen is drawn.
    for (const effect of step.effects) this.perform(effect);
    if (changed) this.tellAll();
    // An effect may have brought the next event already: its state was told then.
    if (changed && this.snapshot.state === step.state) this.open?.tellState(step.state);
    if (this.snapshot.state.kind !== 'waiting-room') this.waiting.stop();
    this.watch.update(this.snapshot.state);
    this.news.stateIs(this.snapshot.state);
  }

  /**
   * The computer slept and is awake. A ring that ran out meanwhile ends before anything else; a call is made again at
   * once; then the rows are read.
   */
  woken(): void {
    this.timers.recheck();
    this.dispatch({ type: 'woken' });
    // What fails here is asked again when changes arrive.
    void this.catchUp().catch(() => undefined);
  }

  /** A row from Realtime. */
  takeRow(session: CallSession): void {
    this.rows.take(session);
  }

  /** An address of the waiting room, from Realtime. */
  takeWaitingPeer(peer: WaitingPeer): void {
    this.waiting.take(peer);
  }

  setMicrophone(on: boolean): void {
    this.open?.media.setMicrophone(on);
  }

  setCamera(on: boolean): void {
    this.open?.media.setCamera(on);
  }

  /** The computer was locked or unlocked; a call that begins while it is locked stays silent too. */
  setLocked(locked: boolean): void {
    this.locked = locked;
    this.open?.media.setLocked(locked);
  }

  /** The person signed out or the app goes away: nothing stays open. Endings stay stored. */
  close(): void {
    this.release();
    this.endings.close();
    this.watch.close();
    this.waiting.stop();
    this.listeners.clear();
  }

  private perform(effect: CallEffect): void {
    const { calls, host, self } = this.options;
    switch (effect.type) {
      case 'prepare-peer':
        this.opened().prepareLink();
        break;
      case 'renew-peer':
        this.open?.renewLink();
        break;
      case 'open-devices':
        void this.opened().media.open();
        break;
      case 'write-start':
        void this.rows.ask(effect.appointmentId, async () =>
          calls.start(effect.appointmentId, self.device, await this.address()),
        );
        break;
      case 'write-join':
        void this.rows.ask(effect.sessionId, async () =>
          calls.join(effect.sessionId, self.device, await this.address()),
        );
        break;
      case 'write-two-minutes':
        void this.rows.ask(effect.sessionId, () => calls.askForTwoMinutes(effect.sessionId), 'two-minutes-refused');
        break;
      case 'write-take-over':
        void this.rows.ask(effect.sessionId, async () =>
          calls.takeOver(effect.sessionId, self.device, await this.address()),
        );
        break;
      case 'write-ring-receipt':
        void this.reports.acknowledgeRing(effect.sessionId);
        break;
      case 'write-waiting':
        this.waiting.start(effect.appointmentId, () => this.address());
        break;
      case 'write-waiting-left':
        void this.waiting.withdraw(effect.appointmentId);
        break;
      case 'report-refused':
        void this.reports.refused(effect.sessionId, effect.code);
        break;
      case 'announce-admission':
        host.admitted(effect.session);
        break;
      case 'write-active':
        void this.reports.markActive(effect.sessionId);
        break;
      case 'write-decline':
        this.endings.add({ sessionId: effect.sessionId, as: 'declined', reason: null });
        break;
      case 'write-end':
        this.endings.add({ sessionId: effect.sessionId, as: 'ended', reason: effect.reason });
        break;
      case 'ring-on':
        host.ring(effect.session, Math.max(0, (effect.session.ringExpiresAt - this.serverNow()) / 1_000));
        break;
      case 'ring-off':
        host.stop(effect.sessionId, effect.because);
        break;
      case 'place-call':
        void this.open?.withLink((link) => {
          link.placeCall(effect.partner, effect.anew, effect.policy);
        });
        break;
      case 'expect-call':
        void this.open?.withLink((link) => {
          link.expectCall(effect.partner, effect.policy);
        });
        break;
      case 'start-sending':
        void this.open?.withLink((link) => {
          link.startSending();
          // The partner may have been quicker: what it sends arrived before this side knew of the join.
          if (link.isFlowing()) this.dispatch({ type: 'media-flowing' });
        });
        break;
      case 'pause-sending':
        this.open?.media.setPaused(true);
        break;
      case 'resume-sending':
        this.open?.media.setPaused(false);
        break;
      case 'release':
        this.release();
        break;
      case 'set-timer':
        this.timers.set(effect.timer, effect.due);
        break;
      case 'clear-timer':
        this.timers.clear(effect.timer);
        break;
    }
  }

  private async readLive(): Promise<readonly CallSession[]> {
    const live = await this.options.calls.listLive();
    for (const session of live.toReversed()) this.rows.take(session);
    return live;
  }

  private opened(): OpenCall {
    if (this.open) return this.open;
    const { self, calls, messages, peerServer, loadHalf } = this.options;
    const open = new OpenCall({
      self,
      calls,
      messages,
      peerServer,
      load: loadHalf,
      serverNow: () => this.serverNow(),
      state: () => this.snapshot.state,
      on: {
        event: (event) => {
          this.dispatch(event);
        },
        news: (word) => {
          this.news.heard(word, this.snapshot.state);
        },
        pathBack: this.options.pathIsBack,
        changed: (change) => {
          this.publish(change);
        },
      },
    });
    this.open = open;
    if (this.locked) open.media.setLocked(true);
    return open;
  }

  private async address(): Promise<PeerAddress | null> {
    return (await this.open?.address()) ?? null;
  }

  private release(): void {
    this.timers.clearAll();
    const { open } = this;
    this.open = null;
    open?.close();
  }

  private publish(change: Partial<CallSnapshot>): void {
    this.snapshot = { ...this.snapshot, ...change };
    this.tellAll();
  }

  private tellAll(): void {
    for (const listener of this.listeners) listener();
  }
}
