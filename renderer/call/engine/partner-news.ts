import { sessionOf, type CallEvent, type CallState } from '#shared/domain/call/state.ts';

export interface PartnerNewsOptions {
  readonly serverNow: () => number;
  readonly dispatch: (event: CallEvent) => void;
  readonly readRow: (sessionId: string) => void;
  /** Which attempts there are at all. */
  readonly readLive: () => void;
}

/**
 * The partner, whose certificate is the one in the row, says that it joined or left: the clinic has it already. The doctor
 * connects on that word, a moment before the row can be read; the row is read all the same.
 */
export class PartnerNews {
  private readonly options: PartnerNewsOptions;
  /** The visit whose patient said that it joined before the clinic's answer to the start was here. */
  private joinedEarly: string | null = null;

  constructor(options: PartnerNewsOptions) {
    this.options = options;
  }

  heard(word: 'joined' | 'bye', state: CallState): void {
    if (word === 'joined' && state.kind === 'calling') {
      const session = { ...state.session, patientJoined: true };
      this.options.dispatch({ type: 'row', session, own: false, at: this.options.serverNow() });
    }
    if (word === 'joined' && state.kind === 'starting') {
      this.joinedEarly = state.appointmentId;
      return;
    }
    // Known already: nothing to read, while all that matters is the first picture.
    if (word === 'joined' && state.kind === 'connecting' && state.session.patientJoined) return;
    const session = sessionOf(state);
    if (session) this.options.readRow(session.id);
    // Said in the waiting room: the visit has begun.
    else this.options.readLive();
  }

  /** The call's state is another: what was said too early may be of use now. */
  stateIs(state: CallState): void {
    if (this.joinedEarly === null || state.kind === 'starting') return;
    const early = state.kind === 'calling' && state.session.appointmentId === this.joinedEarly;
    this.joinedEarly = null;
    if (early) this.heard('joined', state);
  }
}
