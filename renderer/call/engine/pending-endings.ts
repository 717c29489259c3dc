import { toFailure } from '#shared/errors/failure.ts';
import type { CallEndReason } from '#shared/domain/records.ts';

/** An ending the clinic does not know yet. Ids only: nothing about the visit. */
export interface PendingEnding {
  readonly sessionId: string;
  /** `declined`: "not now", which does nothing once another device has joined. */
  readonly as: 'ended' | 'declined';
  readonly reason: CallEndReason | null;
}

/** Waits between attempts to write an ending, ms; the last repeats. */
const retryMs = [1_000, 2_000, 5_000, 10_000] as const;
const reasons: readonly string[] = ['network', 'continued_by_phone'];

/**
 * Endings that must reach the clinic, kept over restarts of the app. Media has stopped long before; this only makes
 * the record true. An ending the clinic refuses for good (not ours, not there) is dropped.
 */
export class PendingEndings {
  private readonly key: string;
  private readonly storage: Pick<Storage, 'getItem' | 'setItem'>;
  private readonly write: (ending: PendingEnding) => Promise<unknown>;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private failures = 0;
  private writing = false;
  private closed = false;

  /** @param userId Whose endings: another person on the same computer could not write them. */
  constructor(storage: Pick<Storage, 'getItem' | 'setItem'>, userId: string, write: PendingEndings['write']) {
    this.key = `meroclinic.pending-endings.${userId}`;
    this.storage = storage;
    this.write = write;
  }

  add(ending: PendingEnding): void {
    const others = this.read().filter(({ sessionId }) => sessionId !== ending.sessionId);
    this.save([...others, ending]);
    void this.flush();
  }

  /** Writes all that is pending; what fails for lack of a server is tried again later by itself. */
  async flush(): Promise<void> {
    if (this.writing || this.closed) return;
    clearTimeout(this.timer);
    this.writing = true;
    for (const ending of this.read()) {
      try {
        await this.write(ending);
        this.remove(ending.sessionId);
      } catch (caught) {
        const { code } = toFailure(caught);
        if (code === 'call_not_found' || code === 'call_ended') this.remove(ending.sessionId);
      }
    }
    this.writing = false;
    if (this.read().length === 0) {
      this.failures = 0;
    } else if (!this.closed) {
      const wait = retryMs[Math.min(this.failures, retryMs.length - 1)];
      this.failures += 1;
      this.timer = setTimeout(() => void this.flush(), wait);
    }
  }

  /** Stops trying; what is pending stays stored for the next start. */
  close(): void {
    this.closed = true;
    clearTimeout(this.timer);
  }

  private remove(sessionId: string): void {
    this.save(this.read().filter((ending) => ending.sessionId !== sessionId));
  }

  private save(endings: readonly PendingEnding[]): void {
    this.storage.setItem(this.key, JSON.stringify(endings));
  }

  private read(): readonly PendingEnding[] {
    try {
      const stored: unknown = JSON.parse(this.storage.getItem(this.key) ?? '[]');
      return Array.isArray(stored) ? stored.filter(isPendingEnding) : [];
    } catch {
      return [];
    }
  }
}

function isPendingEnding(value: unknown): value is PendingEnding {
  if (typeof value !== 'object' || value === null) return false;
  if (!('sessionId' in value) || !('as' in value) || !('reason' in value)) return false;
  const { sessionId, as, reason } = value;
  const known = reason === null || (typeof reason === 'string' && reasons.includes(reason));
  return typeof sessionId === 'string' && (as === 'ended' || as === 'declined') && known;
}
