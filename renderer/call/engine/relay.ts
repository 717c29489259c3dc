import type { ConnectionPolicy } from '#shared/domain/call/state.ts';

/** What the clinic gives a participant for its relay; `urls` is empty where it runs none. */
export interface RelayGrant {
  readonly urls: readonly string[];
  readonly username: string;
  readonly credential: string;
  /** On the server's clock, ms since 1970. */
  readonly expiresAt: number;
  /** The clinic's rule: media through the relay only, so that neither side learns the other's network address. */
  readonly relayOnly: boolean;
}

/** What a connection made now may use. */
export interface IceSettings {
  readonly iceServers: readonly RTCIceServer[];
  readonly relayOnly: boolean;
}

/** How a connection is made under these settings; null where the clinic's rule allows none. Without a relay every policy is direct. */
export function transportOf(
  { iceServers, relayOnly }: IceSettings,
  policy: ConnectionPolicy,
): Pick<RTCConfiguration, 'iceServers' | 'iceTransportPolicy'> | null {
  const canRelay = iceServers.some(({ urls }) => [urls].flat().some((url) => url.startsWith('turn')));
  if (relayOnly && !canRelay) return null;
  return {
    iceServers: [...iceServers],
    iceTransportPolicy: relayOnly || (policy !== 'as-before' && canRelay) ? 'relay' : 'all',
  };
}

export interface RelaySource {
  /** Waits for the clinic's first answer: until then nobody knows whether addresses have to be hidden. */
  settings(): Promise<IceSettings>;
  /** The relay would not take these credentials: the next connection gets others. */
  refused(): void;
  close(): void;
}

export interface RelayCredentialsOptions {
  readonly fetch: () => Promise<RelayGrant>;
  /** The server's clock, ms since 1970. */
  readonly serverNow: () => number;
  /** Servers named in the configuration of the client itself, used beside the clinic's. */
  readonly fixed?: readonly RTCIceServer[];
}

/** Renewed when less than this part of their time is left: a call that drops late still finds fresh ones. */
const renewAtShareLeft = 0.25;
/** Never asked for more often than this, ms, however short the clinic makes them. */
const shortestRenewalMs = 5_000;
/** Waits between attempts while the clinic does not answer, ms. */
const retryMs = [500, 1_000, 2_000, 5_000, 10_000] as const;
/** Longest the clock of a timer can count, ms. */
const longestTimerMs = 2_147_000_000;

/**
 * The clinic's relay for one open call: asked for at once, kept fresh until `close()`, asked for again when the relay
 * refuses them. Until the clinic has answered once, `settings()` waits: guessing could show an address that is to be
 * hidden. Afterwards the last answer stands while the clinic is away.
 */
export class RelayCredentials implements RelaySource {
  private readonly options: RelayCredentialsOptions;
  private grant: RelayGrant | null = null;
  private asking: Promise<void> | null = null;
  private failures = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private closed = false;
  private readonly waiting = new Set<() => void>();

  constructor(options: RelayCredentialsOptions) {
    this.options = options;
    void this.renew();
  }

  async settings(): Promise<IceSettings> {
    if (this.grant && this.hasExpired(this.grant)) await this.renew();
    if (!this.grant) await new Promise<void>((answered) => this.waiting.add(answered));
    return this.current();
  }

  refused(): void {
    void this.renew();
  }

  close(): void {
    this.closed = true;
    clearTimeout(this.timer);
    this.waiting.clear();
  }

  private current(): IceSettings {
    const { fixed = [] } = this.options;
    if (!this.grant) return { iceServers: [...fixed], relayOnly: false };
    const { urls, username, credential, relayOnly } = this.grant;
    const ours = urls.length === 0 ? [] : [{ urls: [...urls], username, credential }];
    return { iceServers: [...ours, ...fixed], relayOnly };
  }

  private hasExpired({ urls, expiresAt }: RelayGrant): boolean {
    return urls.length > 0 && expiresAt <= this.options.serverNow();
  }

  private async renew(): Promise<void> {
    if (this.closed) return;
    this.asking ??= this.ask();
    await this.asking;
  }

  private async ask(): Promise<void> {
    clearTimeout(this.timer);
    try {
      this.grant = await this.options.fetch();
      this.failures = 0;
      this.renewLater(this.grant);
      for (const answered of this.waiting) answered();
      this.waiting.clear();
    } catch {
      // The clinic is away or says no; what is known stays in use, and it is asked again.
      this.again(retryMs[Math.min(this.failures, retryMs.length - 1)] ?? shortestRenewalMs);
      this.failures += 1;
    } finally {
      this.asking = null;
    }
  }

  private renewLater({ urls, expiresAt }: RelayGrant): void {
    if (urls.length === 0) return;
    const left = expiresAt - this.options.serverNow();
    this.again(Math.max(left * (1 - renewAtShareLeft), shortestRenewalMs));
  }

  private again(waitMs: number): void {
    if (this.closed) return;
    this.timer = setTimeout(() => void this.renew(), Math.min(waitMs, longestTimerMs));
  }
}
