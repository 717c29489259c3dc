import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { announceAdmission } from './admission.ts';

vi.mock('./ring-tone.ts', () => ({ startRingTone: () => () => undefined }));

const admitted = { sessionId: 'session-1', callerName: 'Dr Anisha Rahman' };

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

function announced(looking: boolean) {
  vi.spyOn(document, 'hasFocus').mockReturnValue(looking);
  const invoke = vi.fn<(channel: string, request: unknown) => Promise<void>>(() => Promise.resolve());
  announceAdmission(Object.assign(Object.create(null), { invoke }), admitted);
  return { asked: () => invoke.mock.calls.map(([channel]) => channel), invoke };
}

describe('admitted from the waiting room', () => {
  it('the window in front says it all: nobody is called', () => {
    const { asked } = announced(true);
    vi.advanceTimersByTime(60_000);
    expect(asked()).toEqual([]);
  });

  it('out of sight, the host calls for the person until the window is looked at', () => {
    const { asked, invoke } = announced(false);
    expect(asked()).toEqual(['calls:ring']);
    expect(invoke).toHaveBeenCalledWith('calls:ring', expect.objectContaining(admitted));
    window.dispatchEvent(new Event('focus'));
    expect(invoke).toHaveBeenLastCalledWith('calls:dismiss', { sessionId: 'session-1', reason: 'answered-here' });
    vi.advanceTimersByTime(60_000);
    window.dispatchEvent(new Event('focus'));
    expect(asked()).toEqual(['calls:ring', 'calls:dismiss']);
  });

  it('the calling ends by itself', () => {
    const { asked } = announced(false);
    vi.advanceTimersByTime(29_000);
    expect(asked()).toEqual(['calls:ring']);
    vi.advanceTimersByTime(2_000);
    expect(asked()).toEqual(['calls:ring', 'calls:dismiss']);
  });
});
