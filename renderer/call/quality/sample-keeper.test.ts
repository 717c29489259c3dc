import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { clinicProbe } from './clinic-probe.ts';
import { keptSample } from './kept-sample.ts';
import { SampleKeeper, type WriteSamples } from './sample-keeper.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** A clinic that can be away. */
function clinic() {
  const state = { away: false };
  const got: [session: string, moments: number[]][] = [];
  const write: WriteSamples = async (session, samples) => {
    if (state.away) throw new Error('away');
    got.push([session, samples.map(({ at }) => at)]);
  };
  return { state, got, keeper: new SampleKeeper(write) };
}
const sample = (at: number) => keptSample(at, null, 'good');

describe('samples of the line', () => {
  it('go to the clinic in batches, the rest half a minute later', async () => {
    const { got, keeper } = clinic();
    for (let at = 0; at < 20; at += 1) keeper.add('one', sample(at));
    await vi.advanceTimersByTimeAsync(0);
    expect(got.map(([, moments]) => moments.length)).toEqual([15]);
    await vi.advanceTimersByTimeAsync(30_000);
    expect(got.map(([, moments]) => moments.length)).toEqual([15, 5]);
    keeper.close();
  });

  it('are kept while the clinic is away, in order and each once, the oldest given up first', async () => {
    const { state, got, keeper } = clinic();
    state.away = true;
    for (let at = 0; at < 1_000; at += 1) keeper.add('one', sample(at));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(got).toEqual([]);
    state.away = false;
    await vi.advanceTimersByTimeAsync(5 * 30_000);
    expect(got.flatMap(([, moments]) => moments)).toEqual(Array.from({ length: 900 }, (_, index) => index + 100));
    expect(Math.max(...got.map(([, moments]) => moments.length))).toBeLessThanOrEqual(200);
    keeper.close();
  });

  it('of another attempt go under their own name, and the end sends what is left', async () => {
    const { got, keeper } = clinic();
    keeper.add('one', sample(1));
    keeper.add('two', sample(2));
    await vi.advanceTimersByTimeAsync(30_000);
    keeper.close();
    await vi.advanceTimersByTimeAsync(0);
    expect(got).toEqual([
      ['one', [1]],
      ['two', [2]],
    ]);
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('the clinic as the third point', () => {
  it('says how long an answer took, that none came, and is not asked twice at once', async () => {
    let answer: () => void = () => undefined;
    const ask = vi.fn<() => Promise<void>>(
      () =>
        new Promise<void>((resolve) => {
          answer = resolve;
        }),
    );
    const probe = clinicProbe(ask);
    expect(probe.current()).toBeNull();
    probe.askAgain(0);
    probe.askAgain(60_000);
    expect(ask).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(120);
    answer();
    await vi.advanceTimersByTimeAsync(0);
    expect(probe.current()).toBe(120);
    probe.askAgain(70_000);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(probe.current()).toBe(Infinity);
    expect(vi.getTimerCount()).toBe(0);
  });
});
