import type { CallEvent } from '#shared/domain/call/state.ts';
import type { CallSession } from '#shared/domain/records.ts';
import { toFailure } from '#shared/errors/failure.ts';
import type { CallBackend } from '../../backend/backend.ts';

/**
 * Everything the clinic says about attempts comes over this desk: answers, Realtime, polls. It remembers the newest copy
 * of each row and hands on none that is older.
 */
export class RowDesk {
  private readonly newest = new Map<string, CallSession>();
  private readonly reading = new Map<string, { again: boolean }>();
  private readonly read: CallBackend['read'];
  private readonly serverNow: () => number;
  private readonly dispatch: (event: Extract<CallEvent, { type: 'row' | 'refused' | 'two-minutes-refused' }>) => void;

  constructor(read: CallBackend['read'], serverNow: () => number, dispatch: RowDesk['dispatch']) {
    this.read = read;
    this.serverNow = serverNow;
    this.dispatch = dispatch;
  }

  /** A row from anywhere; older copies than one already seen are dropped. */
  take(session: CallSession): void {
    const known = this.newest.get(session.id);
    if (known && isOlder(session, known)) return;
    this.newest.set(session.id, session);
    this.dispatch({ type: 'row', session, own: false, at: this.serverNow() });
  }

  /** A request the state waits for: its row, or its refusal, is an event. */
  async ask(
    about: string,
    request: () => Promise<CallSession>,
    refusal: 'refused' | 'two-minutes-refused' = 'refused',
  ): Promise<void> {
    try {
      const answer = await request();
      // Realtime may have been quicker with a newer copy; that this request got through is news all the same.
      const known = this.newest.get(answer.id);
      const session = known && isOlder(answer, known) ? known : answer;
      this.newest.set(session.id, session);
      this.dispatch({ type: 'row', session, own: true, at: this.serverNow() });
    } catch (caught) {
      this.dispatch({ type: refusal, about, code: toFailure(caught).code });
    }
  }

  /** A message to the clinic that may be lost: the next row read shows whether it must be said again. */
  async tell(request: Promise<CallSession>): Promise<void> {
    try {
      this.take(await request);
    } catch {
      // The poll reads the row again, and the machine asks again for what is still missing in it.
    }
  }

  /**
   * One read of a row at a time: on a path that is gone each hangs until it is given up, and a browser has few connections
   * to one server. What is asked for meanwhile is read once more afterwards.
   */
  async readAgain(sessionId: string): Promise<void> {
    const wanted = this.reading.get(sessionId);
    if (wanted) {
      wanted.again = true;
      return;
    }
    const reading = { again: false };
    this.reading.set(sessionId, reading);
    do {
      reading.again = false;
      try {
        const session = await this.read(sessionId);
        if (session) this.take(session);
      } catch {
        // The poll asks again.
        break;
      }
    } while (reading.again);
    this.reading.delete(sessionId);
  }
}

function isOlder(session: CallSession, known: CallSession): boolean {
  return known.version > session.version || (known.status === 'ended' && session.status !== 'ended');
}
