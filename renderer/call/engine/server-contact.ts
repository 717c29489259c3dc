import { PathProbe } from './path-probe.ts';
import { ReRegistration } from './re-registration.ts';
import { ServerHeartbeat } from './server-heartbeat.ts';

/** After a shorter loss open connections go on by themselves about as soon as new ones could, ms. */
const longGoneMs = 4_000;

export interface ServerContactOptions {
  /** The server's address, answered with anything at all. */
  readonly url: string;
  /** Sends something that the server sends back. */
  readonly ask: () => void;
  readonly connect: () => void;
  readonly disconnect: () => void;
  readonly isOpen: () => boolean;
  /** The line was lost for some seconds and carries questions and answers again. */
  readonly pathBack: () => void;
  /** Whether a call waits to be placed. */
  readonly callWaits: () => boolean;
}

/** Keeps the way to the PeerServer: proven by round trips, tried again when it is gone, faster when it is needed. */
export class ServerContact {
  private readonly options: ServerContactOptions;
  private readonly heartbeat: ServerHeartbeat;
  private readonly registering: ReRegistration;
  private readonly probe: PathProbe;
  private lost = false;

  constructor(options: ServerContactOptions) {
    const { url, ask, connect, disconnect } = options;
    this.options = options;
    this.heartbeat = new ServerHeartbeat({ ask, silent: disconnect });
    this.registering = new ReRegistration({
      hurried: () => this.isHurried(),
      attempt: connect,
      unanswered: disconnect,
    });
    this.probe = new PathProbe(url, (goneMs) => {
      // An attempt that began before the path was back would wait for its next packet.
      disconnect();
      if (goneMs >= longGoneMs) options.pathBack();
      this.registering.hurry();
    });
  }

  /** Nothing of the partner's arrives: the server is needed. */
  get partnerLost(): boolean {
    return this.lost;
  }

  setPartnerLost(lost: boolean): void {
    this.lost = lost;
    if (lost) this.wake();
  }

  begun(): void {
    this.registering.begun();
  }

  opened(): void {
    this.registering.succeeded();
    this.probe.stop();
    this.heartbeat.start();
  }

  heard(): void {
    this.heartbeat.heard();
  }

  gone(): void {
    this.heartbeat.stop();
    this.registering.failed();
    if (this.isHurried()) this.probe.start();
  }

  /** Whether the server answers just now, within a second. */
  confirm(): Promise<boolean> {
    return this.heartbeat.confirm();
  }

  /** The way may be another, or is needed: find out at once. */
  wake(): void {
    this.registering.hurry();
    if (!this.options.isOpen()) this.probe.start();
    void this.heartbeat.confirm();
  }

  close(): void {
    this.registering.stop();
    this.probe.stop();
    this.heartbeat.stop();
  }

  private isHurried(): boolean {
    return this.lost || this.options.callWaits();
  }
}
