import { next } from '#shared/domain/call/machine.ts';
import { sessionOf, type CallEffect, type CallEvent, type CallState, type Self } from '#shared/domain/call/state.ts';
import type { CallSession } from '#shared/domain/records.ts';
import { toFailure } from '#shared/errors/failure.ts';
import type { CallBackend } from '../backend/backend.ts';
import type { MediaNotice } from './engine/control-channel.ts';
import { LiveWatch } from './engine/live-watch.ts';
import { LocalMedia, noLocalMedia, type LocalMediaSnapshot } from './engine/local-media.ts';
import type { MediaLink, MediaLinkOptions } from './engine/media-link.ts';
import { PendingEndings } from './engine/pending-endings.ts';
import { Timers } from './engine/timers.ts';

/** Everything the screens of the call show. */
export interface CallSnapshot {
  readonly state: CallState;
  readonly local: LocalMediaSnapshot;
  readonly remote: { readonly stream: MediaStream | null; readonly sending: MediaNotice | null };
  /** False while our PeerServer is away: a running call goes on, a new connection has to wait. */
  readonly peerServerReachable: boolean;
  /** Somebody else tried to connect to this call and was turned away. */
  readonly strangerRefused: boolean;
}

/** What the screens see of devices and connection while nothing is open. */
export const nothingOpen: Omit<CallSnapshot, 'state'> = {
  local: noLocalMedia,
  remote: { stream: null, sending: null },
  peerServerReachable: true,
  strangerRefused: false,
};

/** What the host does about a ring; the runner only says when. */
export interface RingHost {
  ring(session: CallSession, secondsLeft: number): void;
  stop(sessionId: string, because: Extract<CallEffect, { type: 'ring-off' }>['because']): void;
  inCall(active: boolean): void;
}

export interface CallRunnerOptions {
  readonly self: Self;
  readonly calls: CallBackend;
  readonly host: RingHost;
  readonly peerServer: string;
  readonly storage: Pick<Storage, 'getItem' | 'setItem'>;
  /** Loads the half that carries WebRTC and PeerJS; only when a call is near. */
  readonly loadMediaLink: () => Promise<{ openMediaLink(options: MediaLinkOptions): Promise<MediaLink> }>;
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
  private readonly newest = new Map<string, CallSession>();
  private snapshot: CallSnapshot;
  private media: LocalMedia | null = null;
  private link: Promise<MediaLink> | null = null;
  private openLink: MediaLink | null = null;
  private clockOffset = 0;
  private locked = false;
  private readonly watch: LiveWatch;

  constructor(options: CallRunnerOptions) {
    this.options = options;
    this.timers = new Timers(
      () => this.serverNow(),
      (timer) => {
        this.dispatch({ type: 'timer', timer });
      },
    );
    this.endings = new PendingEndings(options.storage, options.self.userId, async ({ sessionId, as, reason }) => {
      const { calls } = options;
      this.takeRow(await (as === 'declined' ? calls.decline(sessionId) : calls.end(sessionId, reason)));
    });
    this.watch = new LiveWatch({
      poll: (sessionId) => void this.readAgain(sessionId),
      beat: (sessionId) => void this.tell(options.calls.heartbeat(sessionId, options.self.device)),
      inCall: (active) => {
        options.host.inCall(active);
      },
    });
    this.snapshot = { state: { kind: 'idle' }, ...nothingOpen };
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
    const live = await this.options.calls.listLive();
    for (const session of live.toReversed()) this.takeRow(session);
    // An attempt this app still thinks live, but the list no longer has, ended unheard.
    const known = sessionOf(this.snapshot.state);
    if (known && known.status !== 'ended' && !live.some((session) => session.id === known.id)) {
      await this.readAgain(known.id);
    }
  }

  dispatch(event: CallEvent): void {
    const step = next(this.options.self, this.snapshot.state, event);
    if (step.state !== this.snapshot.state) this.publish({ state: step.state });
    for (const effect of step.effects) this.perform(effect);
    this.watch.update(this.snapshot.state);
  }

  /** A row from anywhere; older copies than one already seen are dropped. */
  takeRow(session: CallSession): void {
    const known = this.newest.get(session.id);
    if (known && isOlder(session, known)) return;
    this.newest.set(session.id, session);
    this.dispatch({ type: 'row', session, own: false });
  }

  setMicrophone(on: boolean): void {
    this.media?.setMicrophone(on);
  }

  setCamera(on: boolean): void {
    this.media?.setCamera(on);
  }

  /** The computer was locked or unlocked; a call that begins while it is locked stays silent too. */
  setLocked(locked: boolean): void {
    this.locked = locked;
    this.media?.setLocked(locked);
  }

  /** The person signed out or the app goes away: nothing stays open. Endings stay stored. */
  close(): void {
    this.release();
    this.endings.close();
    this.watch.close();
    this.listeners.clear();
  }

  private perform(effect: CallEffect): void {
    const { calls, host, self } = this.options;
    switch (effect.type) {
      case 'prepare-peer':
        this.link ??= this.prepareLink();
        break;
      case 'open-devices':
        void this.localMedia().open();
        break;
      case 'write-start':
        void this.ask(effect.appointmentId, async () =>
          calls.start(effect.appointmentId, self.device, await this.address()),
        );
        break;
      case 'write-join':
        void this.ask(effect.sessionId, async () => calls.join(effect.sessionId, self.device, await this.address()));
        break;
      case 'write-ring-receipt':
        void this.acknowledgeRing(effect.sessionId);
        break;
      case 'write-active':
        void this.tell(calls.markActive(effect.sessionId, self.device));
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
        void this.withLink((link) => {
          link.placeCall(effect.partner, effect.anew);
        });
        break;
      case 'expect-call':
        void this.withLink((link) => {
          link.expectCall(effect.partner);
        });
        break;
      case 'start-sending':
        void this.withLink((link) => {
          link.startSending();
          // The partner may have been quicker: what it sends arrived before this side knew of the join.
          if (link.isFlowing()) this.dispatch({ type: 'media-flowing' });
        });
        break;
      case 'pause-sending':
        this.media?.setPaused(true);
        break;
      case 'resume-sending':
        this.media?.setPaused(false);
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

  private localMedia(): LocalMedia {
    if (this.media) return this.media;
    this.media = new LocalMedia(() => {
      const { media } = this;
      if (!media) return;
      this.publish({ local: media.current() });
      this.openLink?.refreshOutgoing(media.notice());
    });
    if (this.locked) this.media.setLocked(true);
    return this.media;
  }

  private async prepareLink(): Promise<MediaLink> {
    const media = this.localMedia();
    const loaded = await this.options.loadMediaLink();
    const link = await loaded.openMediaLink({
      server: this.options.peerServer,
      iceServers: [],
      outgoing: (kind) => media.outgoing(kind),
      notice: () => media.notice(),
      on: {
        event: (event) => {
          if (this.openLink !== link) return;
          if (event.type === 'partner-refused' && event.code === 'stranger_refused') {
            this.publish({ strangerRefused: true });
          }
          this.dispatch(event);
        },
        remote: (remote) => {
          if (this.openLink === link) this.publish({ remote });
        },
        server: (peerServerReachable) => {
          if (this.openLink === link) this.publish({ peerServerReachable });
        },
        news: () => {
          const session = sessionOf(this.snapshot.state);
          if (session) void this.readAgain(session.id);
        },
      },
    });
    this.openLink = link;
    return link;
  }

  /** First that it rings, at once; then where, when the connection's half is loaded. */
  private async acknowledgeRing(sessionId: string): Promise<void> {
    const { calls, self } = this.options;
    await this.tell(calls.acknowledgeRing(sessionId, self.device, null));
    const address = await this.address();
    if (address && this.snapshot.state.kind === 'ringing')
      await this.tell(calls.acknowledgeRing(sessionId, self.device, address));
  }

  private async address() {
    return this.link ? (await this.link).address : null;
  }

  private async withLink(use: (link: MediaLink) => void): Promise<void> {
    const wanted = this.link;
    if (!wanted) return;
    const link = await wanted;
    // Released while it was being made.
    if (this.link === wanted) use(link);
  }

  private release(): void {
    this.timers.clearAll();
    const { link, media } = this;
    this.link = null;
    this.openLink = null;
    this.media = null;
    media?.close();
    void this.closeLink(link);
    this.publish(nothingOpen);
  }

  private async closeLink(link: Promise<MediaLink> | null): Promise<void> {
    (await link)?.close();
  }

  /** A request the state waits for: its row, or its refusal, is an event. */
  private async ask(about: string, request: () => Promise<CallSession>): Promise<void> {
    try {
      const answer = await request();
      // Realtime may have been quicker with a newer copy; that this request got through is news all the same.
      const known = this.newest.get(answer.id);
      const session = known && isOlder(answer, known) ? known : answer;
      this.newest.set(session.id, session);
      this.dispatch({ type: 'row', session, own: true });
    } catch (caught) {
      this.dispatch({ type: 'refused', about, code: toFailure(caught).code });
    }
  }

  /** A message to the clinic that may be lost: the next row read shows whether it must be said again. */
  private async tell(request: Promise<CallSession>): Promise<void> {
    try {
      this.takeRow(await request);
    } catch {
      // The poll reads the row again, and the machine asks again for what is still missing in it.
    }
  }

  private async readAgain(sessionId: string): Promise<void> {
    try {
      const session = await this.options.calls.read(sessionId);
      if (session) this.takeRow(session);
    } catch {
      // The poll asks again.
    }
  }

  private publish(change: Partial<CallSnapshot>): void {
    this.snapshot = { ...this.snapshot, ...change };
    for (const listener of this.listeners) listener();
  }
}

function isOlder(session: CallSession, known: CallSession): boolean {
  return known.version > session.version || (known.status === 'ended' && session.status !== 'ended');
}
