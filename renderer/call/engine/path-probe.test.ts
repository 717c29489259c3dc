import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { PathProbe } from './path-probe.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function probing() {
  const answer = vi.fn<() => Promise<Response>>(() => Promise.reject(new TypeError('no way')));
  vi.stubGlobal('fetch', answer);
  const back = vi.fn<(goneMs: number) => void>();
  return { answer, back, probe: new PathProbe('https://peer.clinic.example/peer/', back) };
}

describe('path probe', () => {
  it('asks until there is an answer, tells it once, and rests', async () => {
    const { answer, back, probe } = probing();
    probe.start();
    await vi.advanceTimersByTimeAsync(3_000);
    expect(answer).toHaveBeenCalledTimes(12);
    expect(back).not.toHaveBeenCalled();
    answer.mockImplementation(() => Promise.resolve(new Response()));
    await vi.advanceTimersByTimeAsync(3_000);
    expect(back).toHaveBeenCalledOnce();
    expect(answer).toHaveBeenCalledTimes(13);
    probe.start();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(answer).toHaveBeenCalledTimes(13);
    await vi.advanceTimersByTimeAsync(5_000);
    probe.start();
    await vi.advanceTimersByTimeAsync(300);
    expect(back).toHaveBeenCalledTimes(2);
  });

  it('asks nothing and tells nothing once it is stopped', async () => {
    const { answer, back, probe } = probing();
    answer.mockImplementation(() => Promise.resolve(new Response()));
    probe.start();
    probe.stop();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(answer).not.toHaveBeenCalled();
    expect(back).not.toHaveBeenCalled();
  });
});
