import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Timers } from './timers.ts';

describe('Timers', () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: 0 });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('waits for a moment anew when the server’s clock is known better, or was slept through', () => {
    let offset = 0;
    const fired = vi.fn<(timer: string) => void>();
    const timers = new Timers(() => Date.now() + offset, fired);
    timers.set('ring-expiry', { atServer: 45_000 });
    timers.set('retry', { inMs: 4_000 });
    // The computer slept for a minute, which its timers did not count.
    offset = 60_000;
    timers.recheck();
    vi.advanceTimersByTime(0);
    expect(fired.mock.calls).toEqual([['ring-expiry']]);
    vi.advanceTimersByTime(4_000);
    expect(fired.mock.calls).toEqual([['ring-expiry'], ['retry']]);
  });
});
