import { describe, expect, it, vi } from 'vitest';
import { waitingSession } from '#shared/domain/call/test-sessions.ts';
import type { CallSession } from '#shared/domain/records.ts';
import { RowDesk } from './row-desk.ts';

function desk() {
  const answers: ((row: CallSession | null) => void)[] = [];
  const failures: (() => void)[] = [];
  const read = vi.fn<(sessionId: string) => Promise<CallSession | null>>(
    () =>
      new Promise((answer, fail) => {
        answers.push(answer);
        failures.push(() => fail(new Error('hung')));
      }),
  );
  const told: number[] = [];
  const rows = new RowDesk(
    read,
    () => 0,
    (event) => {
      if (event.type === 'row') told.push(event.session.version);
    },
  );
  return { rows, read, told, answer: (row: CallSession) => answers.shift()?.(row), fail: () => failures.shift()?.() };
}

describe('reading a row again', () => {
  const row = waitingSession();

  it('one read at a time, and once more for whatever was asked meanwhile', async () => {
    const { rows, read, told, answer } = desk();
    void rows.readAgain(row.id);
    void rows.readAgain(row.id);
    void rows.readAgain(row.id);
    expect(read).toHaveBeenCalledOnce();
    answer(row);
    await vi.waitFor(() => expect(read).toHaveBeenCalledTimes(2));
    answer({ ...row, version: row.version + 1 });
    await vi.waitFor(() => expect(told).toEqual([row.version, row.version + 1]));
    expect(read).toHaveBeenCalledTimes(2);
  });

  it('after one that failed the next is made', async () => {
    const { rows, read, fail } = desk();
    const first = rows.readAgain(row.id);
    fail();
    await first;
    void rows.readAgain(row.id);
    expect(read).toHaveBeenCalledTimes(2);
  });
});
