import type { ConnectionPolicy } from '#shared/domain/call/state.ts';
import type { RelayCredentials } from '#shared/domain/records.ts';

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
  /** The relay would not take these credentials; resolves when there are others, or the clinic could not be asked. */
  refused(): Promise<void>;
  close(): void;
}

export interface ClinicRelayOptions {
  readonly fetch: () => Promise<RelayCredentials>;
  /** The server's clock, ms since 1970. */
  readonly serverNow: () => number;
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
export class ClinicRelay implements RelaySource {
  private readonly options: ClinicRelayOptions;
  private grant: RelayCredentials | null = null;
  private asking: Promise<void> | null = null;
  private failures = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private closed = false;
  private readonly waiting = new Set<() => void>();

  constructor(options: ClinicRelayOptions) {
    this.options = options;
    void this.renew();
  }

  async settings(): Promise<IceSettings> {
    if (this.grant && this.hasExpired(this.grant)) await this.renew();
    if (!this.grant) await new Promise<void>((answered) => this.waiting.add(answered));
    return this.current();
  }

  refused(): Promise<void> {
    return this.renew();
  }

  close(): void {
    this.closed = true;
    clearTimeout(this.timer);
    this.waiting.clear();
  }

  private current(): IceSettings {
    if (!this.grant) return { iceServers: [], relayOnly: false };
    const { urls, username, credential, relayOnly } = this.grant;
    return { iceServers: urls.length === 0 ? [] : [{ urls: [...urls], username, credential }], relayOnly };
  }

  private hasExpired({ urls, expiresAt }: RelayCredentials): boolean {
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

  private renewLater({ urls, expiresAt }: RelayCredentials): void {
    if (urls.length === 0) return;
    const left = expiresAt - this.options.serverNow();
    this.again(Math.max(left * (1 - renewAtShareLeft), shortestRenewalMs));
  }

  private again(waitMs: number): void {
    if (this.closed) return;
    this.timer = setTimeout(() => void this.renew(), Math.min(waitMs, longestTimerMs));
  }
}
