import type { QualitySample } from '#shared/domain/records.ts';

export type WriteSamples = (sessionId: string, samples: readonly QualitySample[]) => Promise<unknown>;

/** So many at once, at the latest after so long, ms. */
const batch = 15;
const everyMs = 30_000;
/** Half an hour of a clinic that cannot be reached; then the oldest go, because the newest explain the end. */
const mostKept = 900;
/** The clinic takes this many in one request. */
const mostAtOnce = 200;

/** Samples of one call on their way to the clinic: in batches, kept and tried again when it cannot be reached. */
export class SampleKeeper {
  private readonly write: WriteSamples;
  private waiting: { readonly sessionId: string; readonly sample: QualitySample }[] = [];
  private readonly timer: ReturnType<typeof setInterval>;
  private writing = false;

  constructor(write: WriteSamples) {
    this.write = write;
    this.timer = setInterval(() => void this.flush(), everyMs);
  }

  add(sessionId: string, sample: QualitySample): void {
    this.waiting = [...this.waiting, { sessionId, sample }].slice(-mostKept);
    if (this.waiting.length % batch === 0) void this.flush();
  }

  /** The call is over: one last try, for which nobody waits. */
  close(): void {
    clearInterval(this.timer);
    void this.flush();
  }

  private async flush(): Promise<void> {
    const [first] = this.waiting;
    if (this.writing || !first) return;
    this.writing = true;
    const sending = this.waiting.filter(({ sessionId }) => sessionId === first.sessionId).slice(0, mostAtOnce);
    try {
      await this.write(
        first.sessionId,
        sending.map(({ sample }) => sample),
      );
      const sent = new Set(sending);
      this.waiting = this.waiting.filter((entry) => !sent.has(entry));
    } catch {
      // Kept: the next batch takes them along. The clinic drops what it already has by its moment.
    } finally {
      this.writing = false;
    }
  }
}
