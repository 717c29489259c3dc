import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ServerHeartbeat } from './server-heartbeat.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function beating() {
  const ask = vi.fn<() => void>();
  const silent = vi.fn<() => void>();
  return { ask, silent, heartbeat: new ServerHeartbeat({ ask, silent }) };
}

describe('server heartbeat', () => {
  it('asks a quiet server, and not one that speaks', () => {
    const { ask, heartbeat } = beating();
    heartbeat.start();
    vi.advanceTimersByTime(3_000);
    heartbeat.heard();
    vi.advanceTimersByTime(3_000);
    expect(ask).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1_000);
    expect(ask).toHaveBeenCalledOnce();
  });

  it('tells a server that does not answer, once, and stops', () => {
    const { ask, silent, heartbeat } = beating();
    heartbeat.start();
    vi.advanceTimersByTime(60_000);
    expect(silent).toHaveBeenCalledOnce();
    expect(ask).toHaveBeenCalledOnce();
  });

  it('is content with any answer in time', () => {
    const { silent, heartbeat } = beating();
    heartbeat.start();
    for (let round = 0; round < 10; round += 1) {
      vi.advanceTimersByTime(4_500);
      heartbeat.heard();
    }
    expect(silent).not.toHaveBeenCalled();
  });

  it('confirms at once, in a second when somebody waits, and knows that nothing is there', async () => {
    const { ask, silent, heartbeat } = beating();
    expect(await heartbeat.confirm()).toBe(false);
    heartbeat.start();
    const answered = heartbeat.confirm();
    expect(ask).toHaveBeenCalledOnce();
    heartbeat.heard();
    expect(await answered).toBe(true);
    const unanswered = heartbeat.confirm();
    vi.advanceTimersByTime(1_000);
    expect(await unanswered).toBe(false);
    expect(silent).toHaveBeenCalledOnce();
  });
});
