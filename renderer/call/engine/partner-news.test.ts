import { describe, expect, it, vi } from 'vitest';
import type { CallState } from '#shared/domain/call/state.ts';
import { joinedSession, waitingSession } from '#shared/domain/call/test-sessions.ts';
import { PartnerNews, type PartnerNewsOptions } from './partner-news.ts';

function listening() {
  const told = {
    dispatch: vi.fn<PartnerNewsOptions['dispatch']>(),
    readRow: vi.fn<PartnerNewsOptions['readRow']>(),
    readLive: vi.fn<PartnerNewsOptions['readLive']>(),
  };
  return { ...told, news: new PartnerNews({ serverNow: () => 5_000, ...told }) };
}
const inState = (kind: CallState['kind'], more: object = {}): CallState =>
  Object.assign(Object.create(null), { kind }, more);
const starting = inState('starting', { appointmentId: waitingSession().appointmentId });
const calling = inState('calling', { session: waitingSession() });
const joined = { type: 'row', session: { ...waitingSession(), patientJoined: true }, own: false, at: 5_000 };

describe('what the partner says of the row', () => {
  it('is believed by the doctor who calls, and read all the same', () => {
    const { news, dispatch, readRow } = listening();
    news.heard('joined', calling);
    expect(dispatch).toHaveBeenCalledExactlyOnceWith(joined);
    expect(readRow).toHaveBeenCalledExactlyOnceWith(waitingSession().id);
  });

  it('is kept when it is quicker than the answer to the start, for this visit and once', () => {
    const { news, dispatch, readLive } = listening();
    news.heard('joined', starting);
    news.stateIs(starting);
    expect(dispatch).not.toHaveBeenCalled();
    news.stateIs(calling);
    news.stateIs(calling);
    expect(dispatch).toHaveBeenCalledExactlyOnceWith(joined);
    expect(readLive).not.toHaveBeenCalled();
    news.heard('joined', inState('starting', { appointmentId: 'another' }));
    news.stateIs(calling);
    expect(dispatch).toHaveBeenCalledOnce();
  });

  it('makes the row read, unless it says so already', () => {
    const { news, readRow, readLive } = listening();
    news.heard('joined', inState('connecting', { session: joinedSession() }));
    expect(readRow).not.toHaveBeenCalled();
    news.heard('bye', inState('talking', { session: joinedSession() }));
    expect(readRow).toHaveBeenCalledOnce();
    news.heard('joined', inState('waiting-room', { appointmentId: 'any' }));
    expect(readLive).toHaveBeenCalledOnce();
  });
});
