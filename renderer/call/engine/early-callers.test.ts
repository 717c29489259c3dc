import { describe, expect, it, vi } from 'vitest';
import { EarlyCallers } from './early-callers.ts';

const caller = (peer: string) => ({ peer, close: vi.fn<() => void>() });

describe('early callers', () => {
  it('are few: the oldest makes room, and is closed', () => {
    const early = new EarlyCallers<ReturnType<typeof caller>>();
    const callers = ['a', 'b', 'c', 'd', 'e'].map(caller);
    for (const one of callers) early.keep(one);
    expect(callers.map(({ close }) => close.mock.calls.length)).toEqual([1, 0, 0, 0, 0]);
    expect(early.takeAll()).toEqual(callers.slice(1));
    expect(early.takeAll()).toEqual([]);
  });

  it('hold the newest call of each', () => {
    const early = new EarlyCallers<ReturnType<typeof caller>>();
    const [first, second] = [caller('a'), caller('a')];
    early.keep(first);
    early.keep(second);
    expect(first.close).toHaveBeenCalledOnce();
    expect(early.take(first)).toBe(false);
    expect(early.take(second)).toBe(true);
    expect(second.close).not.toHaveBeenCalled();
  });
});
