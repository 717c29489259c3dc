import type { ConnectionPolicy, PartnerAddress } from '#shared/domain/call/state.ts';

/** A call that is being made has this long, ms, whoever else wants one: over a far relay it takes two seconds. */
const youngCallMs = 3_000;
/** The same when the other side asks for one: what was sent to it before may have gone to a dead socket, ms. */
const youngForPartnerMs = 500;
/**
 * A path that is lost this long, ms, still heals by itself, a few tenths of a second after it is back and faster than
 * any new connection; ICE gives it up after 15 s.
 */
const healsWithinMs = 12_000;

export interface CallPlacingOptions {
  readonly place: (partner: PartnerAddress, policy: ConnectionPolicy) => void;
  /** Whether a connection to this partner is there or being made. */
  readonly isCalling: (partner: PartnerAddress) => boolean;
  /** Whether this partner has answered the connection that is there, so that it may still come. */
  readonly isAnswered: (partner: PartnerAddress) => boolean;
}

interface Placed {
  readonly partner: PartnerAddress;
  readonly policy: ConnectionPolicy;
  readonly at: number;
}

/** When calls are placed: retries, fallbacks and hints of a dead path may not keep ending what is about to work. */
export class CallPlacing {
  private readonly options: CallPlacingOptions;
  private placed: Placed | null = null;
  /** The connection that is there has carried something, and since when it does not. */
  private hasFlowed = false;
  private lostAt: number | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(options: CallPlacingOptions) {
    this.options = options;
  }

  /** A connection to this partner, the one that is there if there is one. */
  first(partner: PartnerAddress, policy: ConnectionPolicy): void {
    if (!this.options.isCalling(partner)) this.now(partner, policy);
  }

  /**
   * Another connection: now, or when the one that is being made has had its time and nothing came of it, or the one that
   * is there its time to heal. The last wish counts.
   */
  anew(partner: PartnerAddress, policy: ConnectionPolicy): void {
    this.after(partner, policy, Math.max(this.youngFor(partner, youngCallMs), this.healsFor(partner)));
  }

  /** The last call once more, the path being known to be dead; false on the side that never places one. */
  again(byPartner = false): boolean {
    if (!this.placed) return false;
    const { partner, policy } = this.placed;
    const wait = this.youngFor(partner, byPartner ? youngForPartnerMs : youngCallMs);
    // Asked for in the moment the call went out: heard after all when it is answered meanwhile.
    this.after(partner, policy, wait, () => byPartner && wait > 0 && this.options.isAnswered(partner));
    return true;
  }

  /** Something of the partner's arrives. */
  flowed(): void {
    this.hasFlowed = true;
    this.lostAt = null;
    clearTimeout(this.timer);
  }

  /** Nothing arrives any more. */
  lost(): void {
    this.lostAt ??= performance.now();
  }

  close(): void {
    clearTimeout(this.timer);
  }

  private youngFor(partner: PartnerAddress, timeMs: number): number {
    if (!this.placed || this.hasFlowed || !this.options.isCalling(partner)) return 0;
    return this.placed.at + timeMs - performance.now();
  }

  private healsFor(partner: PartnerAddress): number {
    if (!this.hasFlowed || this.lostAt === null || !this.options.isCalling(partner)) return 0;
    return this.lostAt + healsWithinMs - performance.now();
  }

  private after(partner: PartnerAddress, policy: ConnectionPolicy, waitMs: number, isNeedless = () => false): void {
    clearTimeout(this.timer);
    if (waitMs <= 0) {
      this.now(partner, policy);
      return;
    }
    this.timer = setTimeout(() => {
      if (!isNeedless()) this.now(partner, policy);
    }, waitMs);
  }

  private now(partner: PartnerAddress, policy: ConnectionPolicy): void {
    clearTimeout(this.timer);
    this.placed = { partner, policy, at: performance.now() };
    this.hasFlowed = false;
    this.lostAt = null;
    this.options.place(partner, policy);
  }
}
