import type { ConnectionPolicy, PartnerAddress } from '#shared/domain/call/state.ts';

/** A call that is being made has this long, ms, whoever else wants one: over a far relay it takes two seconds. */
const youngCallMs = 3_000;

export interface CallPlacingOptions {
  readonly place: (partner: PartnerAddress, policy: ConnectionPolicy) => void;
  /** Whether a connection to this partner is there or being made. */
  readonly isCalling: (partner: PartnerAddress) => boolean;
}

/** When calls are placed: retries, fallbacks and hints of a dead path may not keep ending what is just being made. */
export class CallPlacing {
  private readonly options: CallPlacingOptions;
  private placed: { readonly partner: PartnerAddress; readonly policy: ConnectionPolicy; readonly at: number } | null =
    null;
  private flowedAt = -Infinity;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(options: CallPlacingOptions) {
    this.options = options;
  }

  /** A connection to this partner, the one that is there if there is one. */
  first(partner: PartnerAddress, policy: ConnectionPolicy): void {
    if (!this.options.isCalling(partner)) this.now(partner, policy);
  }

  /** Another connection: now, or when the one that is being made has had its time and nothing came of it. */
  anew(partner: PartnerAddress, policy: ConnectionPolicy): void {
    const asked = performance.now();
    const age = this.placed && this.options.isCalling(partner) ? asked - this.placed.at : youngCallMs;
    clearTimeout(this.timer);
    if (age >= youngCallMs) {
      this.now(partner, policy);
      return;
    }
    this.timer = setTimeout(() => {
      if (this.flowedAt < asked) this.now(partner, policy);
    }, youngCallMs - age);
  }

  /** The last call once more; false on the side that never places one. */
  again(): boolean {
    if (this.placed) this.anew(this.placed.partner, this.placed.policy);
    return this.placed !== null;
  }

  /** Something of the partner's arrives. */
  flowed(): void {
    this.flowedAt = performance.now();
  }

  close(): void {
    clearTimeout(this.timer);
  }

  private now(partner: PartnerAddress, policy: ConnectionPolicy): void {
    clearTimeout(this.timer);
    this.placed = { partner, policy, at: performance.now() };
    this.options.place(partner, policy);
  }
}
