import type { PartnerAddress, Self } from '#shared/domain/call/state.ts';
import type { WaitingPeer } from '#shared/domain/records.ts';
import type { CallBackend, PeerAddress } from '../../backend/backend.ts';

/** How often this side says again that it waits, ms; the clinic forgets an address after 60 s. */
const offerMs = 20_000;
/** An address not confirmed for so long is nobody's any more, ms. */
const freshMs = 60_000;

export interface WaitingWatchOptions {
  readonly self: Self;
  readonly calls: Pick<CallBackend, 'offerWaitingPeer' | 'withdrawWaitingPeer' | 'readWaitingPeers'>;
  readonly serverNow: () => number;
  /** Where the other side waits, or null; told when it may have changed. */
  readonly partner: (appointmentId: string, partner: PartnerAddress | null) => void;
}

/**
 * Keeps this side's address offered for one visit while it waits, and knows the other side's. Whatever fails here is
 * tried again with the next offer: the call itself never depends on it.
 */
export class WaitingWatch {
  private readonly options: WaitingWatchOptions;
  private waiting: { readonly appointmentId: string; readonly timer: ReturnType<typeof setInterval> } | null = null;
  /** Another computer of this person waits already: only that one is connected ahead. */
  private held = false;

  constructor(options: WaitingWatchOptions) {
    this.options = options;
  }

  /** @param address This app's address, once there is one. */
  start(appointmentId: string, address: () => Promise<PeerAddress | null>): void {
    this.stop();
    const offer = () => void this.offer(appointmentId, address);
    this.waiting = { appointmentId, timer: setInterval(offer, offerMs) };
    offer();
  }

  /** From Realtime. */
  take({ appointmentId, side, address }: WaitingPeer): void {
    if (this.waiting?.appointmentId !== appointmentId || side === this.options.self.side || !this.held) return;
    this.tell(appointmentId, address);
  }

  /** Rows may have been missed. */
  readAgain(): void {
    if (this.waiting) void this.read(this.waiting.appointmentId);
  }

  /** Ceases to offer and to tell; the address itself is not taken back: an attempt that began with it goes on with it. */
  stop(): void {
    clearInterval(this.waiting?.timer);
    this.waiting = null;
    this.held = false;
  }

  /** Left without a call. */
  async withdraw(appointmentId: string): Promise<void> {
    try {
      await this.options.calls.withdrawWaitingPeer(appointmentId, this.options.self.device);
    } catch {
      // It is forgotten by itself after a minute.
    }
  }

  private async offer(appointmentId: string, address: () => Promise<PeerAddress | null>): Promise<void> {
    try {
      const own = await address();
      if (!own || this.waiting?.appointmentId !== appointmentId) return;
      const row = await this.options.calls.offerWaitingPeer(appointmentId, this.options.self.device, own);
      this.held = row.address?.device === this.options.self.device;
    } catch {
      // The next offer tries again; a visit that cannot be waited for says so on its page.
    }
    await this.read(appointmentId);
  }

  private async read(appointmentId: string): Promise<void> {
    try {
      const peers = await this.options.calls.readWaitingPeers(appointmentId);
      const other = peers.find(({ side }) => side !== this.options.self.side);
      if (this.waiting?.appointmentId === appointmentId)
        this.tell(appointmentId, this.held ? (other?.address ?? null) : null);
    } catch {
      // Read again with the next offer.
    }
  }

  private tell(appointmentId: string, address: WaitingPeer['address']): void {
    const fresh = address !== null && address.seenAt > this.options.serverNow() - freshMs;
    this.options.partner(appointmentId, fresh ? { peerId: address.peerId, signaling: address.signaling } : null);
  }
}
