import type { Self } from '#shared/domain/call/state.ts';
import type { ErrorCode } from '#shared/errors/codes.ts';
import type { CallBackend, PeerAddress } from '../../backend/backend.ts';
import type { RowDesk } from './row-desk.ts';

export interface AttemptReportsOptions {
  readonly self: Self;
  readonly calls: Pick<CallBackend, 'acknowledgeRing' | 'markActive' | 'reportRefusedPartner'>;
  readonly rows: Pick<RowDesk, 'tell'>;
  /** This app's address, once there is one. */
  readonly address: () => Promise<PeerAddress | null>;
  readonly isRinging: () => boolean;
}

/** What the clinic is told of an attempt while nobody waits for its answer. */
export class AttemptReports {
  private readonly options: AttemptReportsOptions;
  private marking = false;

  constructor(options: AttemptReportsOptions) {
    this.options = options;
  }

  /** The machine asks for it with every row that does not say so yet; once at a time is enough. */
  async markActive(sessionId: string): Promise<void> {
    const { rows, calls, self } = this.options;
    if (this.marking) return;
    this.marking = true;
    await rows.tell(calls.markActive(sessionId, self.device));
    this.marking = false;
  }

  /** First that it rings, at once; then where, when the connection's half is loaded. */
  async acknowledgeRing(sessionId: string): Promise<void> {
    const { rows, calls, self } = this.options;
    await rows.tell(calls.acknowledgeRing(sessionId, self.device, null));
    const address = await this.options.address();
    if (address && this.options.isRinging()) await rows.tell(calls.acknowledgeRing(sessionId, self.device, address));
  }

  /** A line in the clinic's audit log; the refusal itself does not depend on it. */
  async refused(sessionId: string, code: ErrorCode): Promise<void> {
    const { calls, self } = this.options;
    // A clinic without its relay has refused nobody.
    if (code !== 'partner_not_verified' && code !== 'stranger_refused' && code !== 'signal_refused') return;
    try {
      await calls.reportRefusedPartner(sessionId, code, self.device);
    } catch {
      // Whoever keeps the clinic from hearing of it has been kept from the call all the same.
    }
  }
}
