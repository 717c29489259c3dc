import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CallEndReason } from '#shared/domain/records.ts';
import { Failure } from '#shared/errors/failure.ts';
import { PendingEndings, type PendingEnding } from './pending-endings.ts';

type Write = (ending: PendingEnding) => Promise<unknown>;
const ended = (sessionId: string, reason: CallEndReason | null = null): PendingEnding => ({
  sessionId,
  as: 'ended',
  reason,
});

function memoryStorage() {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
}

describe('PendingEndings', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it('writes an ending once', async () => {
    const write = vi.fn<Write>(() => Promise.resolve());
    const endings = new PendingEndings(memoryStorage(), 'sita', write);
    endings.add(ended('session-1'));
    await vi.runAllTimersAsync();
    await endings.flush();
    expect(write.mock.calls).toEqual([[ended('session-1')]]);
  });

  it('keeps an ending the clinic could not take, over a restart too, until it is written', async () => {
    const storage = memoryStorage();
    const away = new PendingEndings(storage, 'sita', () => Promise.reject(new Failure('server_unreachable')));
    away.add(ended('session-1', 'network'));
    await vi.advanceTimersByTimeAsync(5_000);
    away.close();

    const write = vi.fn<Write>(() => Promise.resolve());
    const somebodyElse = new PendingEndings(storage, 'bikash', write);
    await somebodyElse.flush();
    expect(write).not.toHaveBeenCalled();
    const back = new PendingEndings(storage, 'sita', write);
    await back.flush();
    expect(write.mock.calls).toEqual([[ended('session-1', 'network')]]);
  });

  it('tries again by itself', async () => {
    const write = vi.fn<Write>().mockRejectedValueOnce(new Failure('server_unreachable')).mockResolvedValue(undefined);
    const endings = new PendingEndings(memoryStorage(), 'sita', write);
    endings.add(ended('session-1'));
    await vi.advanceTimersByTimeAsync(1_500);
    expect(write).toHaveBeenCalledTimes(2);
  });

  it('drops what the clinic refuses for good, and what it cannot read', async () => {
    const storage = memoryStorage();
    storage.setItem(
      'meroclinic.pending-endings.sita',
      '[{"sessionId":7},"x",{"sessionId":"a","as":"ended","reason":"because"}]',
    );
    const write = vi.fn<Write>(() => Promise.reject(new Failure('call_not_found')));
    const endings = new PendingEndings(storage, 'sita', write);
    endings.add(ended('foreign'));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(write).toHaveBeenCalledTimes(1);
  });
});
