import { sessionOf, type CallEvent, type CallState, type Self } from '#shared/domain/call/state.ts';
import type { RelayCredentials } from '#shared/domain/records.ts';
import type { CallBackend, PeerAddress } from '../backend/backend.ts';
import { nothingOpen, type OpenSnapshot } from './call-snapshot.ts';
import type { ClinicMessages } from './chat/clinic-keeper.ts';
import { deviceMemory } from './engine/device-memory.ts';
import { LocalMedia } from './engine/local-media.ts';
import type { MediaLink, MediaLinkOptions } from './engine/media-link.ts';
import type { MediaPath } from './engine/media-path.ts';
import { PartnerPlayer } from './engine/partner-player.ts';
import { ClinicRelay } from './engine/relay.ts';
import type { CallFeatures, CallParts } from './parts/index.ts';
import type { AttachedConnection, CallPart, PartScope } from './parts/part.ts';

/** The half of the call that carries WebRTC, PeerJS and the parts (`engine/loaded-half.ts`). */
export interface LoadedHalf {
  openMediaLink(options: MediaLinkOptions): Promise<MediaLink>;
  createCallParts(scope: PartScope): CallParts;
  featuresOf(parts: CallParts): CallFeatures;
}

/** Both have joined. */
const heardIn: ReadonlySet<CallState['kind']> = new Set(['connecting', 'talking', 'reconnecting', 'lost']);

export interface OpenCallOptions {
  readonly self: Self;
  readonly calls: CallBackend;
  readonly messages: ClinicMessages;
  readonly peerServer: string;
  readonly load: () => Promise<LoadedHalf>;
  readonly serverNow: () => number;
  readonly state: () => CallState;
  readonly on: {
    event(event: CallEvent): void;
    /** The partner says that the clinic's row has news. */
    news(word: 'joined' | 'bye'): void;
    /** The line was lost for some seconds and works again. */
    pathBack(): void;
    changed(change: Partial<OpenSnapshot>): void;
  };
}

/**
 * What a call holds open here: camera and microphone, certificate and peer, the connection, the call's parts. One for
 * each time the machine opens something; `close()` ends all of it, and nothing it hears afterwards is told.
 */
export class OpenCall {
  readonly media: LocalMedia;
  private readonly player = new PartnerPlayer();
  private readonly options: OpenCallOptions;
  private link: Promise<MediaLink> | null = null;
  private openLink: MediaLink | null = null;
  private parts: readonly CallPart[] = [];
  private generation = 0;
  private closed = false;

  constructor(options: OpenCallOptions) {
    this.options = options;
    this.media = new LocalMedia(() => {
      this.changed({ local: this.media.current() });
      // First how it is to be sent, then what: asked for its parameters, a sender that has just begun keeps the page waiting.
      for (const part of this.parts) part.media?.();
      this.openLink?.refreshOutgoing();
    }, deviceMemory(options.self.userId));
  }

  /** Makes certificate, id and parts and begins to register; repeated: no effect. */
  prepareLink(): void {
    this.link ??= this.makeLink();
  }

  /** Another certificate and id in place of the present ones; devices and parts stay. */
  renewLink(): void {
    if (!this.link || this.closed) return;
    this.detach();
    void this.closeLink(this.link);
    this.openLink = null;
    const { remote, peerServerReachable, path, safetyCode } = nothingOpen;
    this.player.play(null);
    this.changed({ remote, peerServerReachable, path, safetyCode });
    this.link = this.makeLink();
  }

  /** Where this side can be reached; null when no link was prepared. */
  async address(): Promise<PeerAddress | null> {
    return this.link ? (await this.link).address : null;
  }

  /** Does something with the link: now, or once it is there, unless the call was closed meanwhile. */
  async withLink(use: (link: MediaLink) => void): Promise<void> {
    if (this.openLink && !this.closed) {
      use(this.openLink);
      return;
    }
    const wanted = this.link;
    const link = await wanted;
    // Closed or renewed while it was being made.
    if (link && wanted === this.link && !this.closed) use(link);
  }

  /** Tells the parts where the call stands. */
  tellState(state: CallState): void {
    this.player.setHeard(heardIn.has(state.kind));
    for (const part of this.parts) part.state?.(state);
  }

  close(): void {
    if (this.closed) return;
    this.closed = true;
    this.detach();
    for (const part of this.parts) part.close();
    this.media.close();
    this.player.close();
    void this.closeLink(this.link);
    this.options.on.changed(nothingOpen);
  }

  private async closeLink(link: Promise<MediaLink> | null): Promise<void> {
    (await link)?.close();
  }

  private async makeLink(): Promise<MediaLink> {
    const { media, options } = this;
    const generation = (this.generation += 1);
    const relay = new ClinicRelay({ fetch: () => this.relayCredentials(), serverNow: options.serverNow });
    const half = await options.load();
    if (!this.closed && this.parts.length === 0) this.makeParts(half);
    // What a link says after it was renewed, or after the call was closed, is past.
    const ifCurrent =
      <Told extends readonly unknown[]>(tell: (...told: Told) => void) =>
      (...told: Told) => {
        if (!this.closed && generation === this.generation) tell(...told);
      };
    const link = await half.openMediaLink({
      server: options.peerServer,
      relay,
      outgoing: (kind) => media.outgoing(kind),
      notice: () => media.notice(),
      on: {
        event: ifCurrent((event) => {
          if (event.type === 'partner-refused') {
            if (event.code === 'stranger_refused') this.changed({ strangerRefused: true });
            if (event.code === 'signal_refused') this.changed({ signalRefused: true });
          }
          options.on.event(event);
        }),
        remote: ifCurrent((remote) => {
          this.player.play(remote.stream);
          this.changed({ remote, player: this.player });
        }),
        server: ifCurrent((peerServerReachable) => {
          this.changed({ peerServerReachable });
        }),
        pathBack: ifCurrent(() => {
          options.on.pathBack();
        }),
        path: ifCurrent((path: MediaPath | null) => {
          this.changed({ path });
        }),
        safetyCode: ifCurrent((safetyCode: readonly string[] | null) => {
          this.changed({ safetyCode });
        }),
        news: ifCurrent((word: 'joined' | 'bye') => {
          options.on.news(word);
        }),
        attached: ifCurrent((connection: AttachedConnection) => {
          for (const part of this.parts) part.attach(connection);
        }),
        detached: ifCurrent(() => {
          this.detach();
        }),
        message: ifCurrent((message) => {
          for (const part of this.parts) part.message?.(message);
        }),
      },
    });
    if (generation === this.generation) this.openLink = link;
    return link;
  }

  /** Before an attempt exists, and afterwards, for as long as it is live. */
  private async relayCredentials(): Promise<RelayCredentials> {
    const { calls, state } = this.options;
    const now = state();
    const session = sessionOf(now);
    if (session) return calls.relayCredentials(session.id);
    if ('appointmentId' in now) return calls.relayCredentialsForVisit(now.appointmentId);
    throw new Error('there is no visit to have a relay for');
  }

  private makeParts(half: LoadedHalf): void {
    const { options } = this;
    let made: CallParts | null = null;
    const parts = half.createCallParts({
      self: options.self,
      calls: options.calls,
      messages: options.messages,
      media: this.media,
      state: options.state,
      serverNow: options.serverNow,
      dispatch: (event) => {
        if (!this.closed) options.on.event(event);
      },
      changed: () => {
        if (made) this.changed({ features: half.featuresOf(made) });
      },
    });
    made = parts;
    this.parts = Object.values(parts);
    this.changed({ parts, features: half.featuresOf(parts) });
  }

  private detach(): void {
    for (const part of this.parts) part.detach();
  }

  private changed(change: Partial<OpenSnapshot>): void {
    if (!this.closed) this.options.on.changed(change);
  }
}
