import { afterEach, beforeEach, describe, expect, it, vi, type Mock } from 'vitest';
import { ReRegistration } from './re-registration.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function registering(hurried = false) {
  const attempt = vi.fn<() => void>();
  const unanswered = vi.fn<() => void>();
  return { attempt, unanswered, registration: new ReRegistration({ hurried: () => hurried, attempt, unanswered }) };
}

/** How long after each failure the next attempt is made, ms. */
function waits(registration: ReRegistration, attempt: Mock<() => void>, count: number): readonly number[] {
  return Array.from({ length: count }, () => {
    const before = Date.now();
    const attempts = attempt.mock.calls.length;
    registration.failed();
    while (attempt.mock.calls.length === attempts) vi.advanceTimersByTime(50);
    return Date.now() - before;
  });
}

describe('registering again', () => {
  it('waits longer each time, and short again after a success', () => {
    const { attempt, registration } = registering();
    expect(waits(registration, attempt, 6)).toEqual([250, 500, 1_000, 2_000, 4_000, 4_000]);
    registration.succeeded();
    expect(waits(registration, attempt, 1)).toEqual([250]);
  });

  it('while a call needs the server, the way is asked for by other means and hurries it', () => {
    const { attempt, registration } = registering(true);
    expect(waits(registration, attempt, 3)).toEqual([250, 2_000, 2_000]);
    registration.failed();
    registration.hurry();
    expect(attempt).toHaveBeenCalledTimes(4);
  });

  it('gives up an attempt nobody answers', () => {
    const { unanswered, registration } = registering();
    registration.begun();
    vi.advanceTimersByTime(6_000);
    expect(unanswered).toHaveBeenCalledOnce();
  });

  it('can be hurried while it waits, and lets an attempt under way go on', () => {
    const { attempt, registration } = registering();
    registration.failed();
    registration.hurry();
    registration.hurry();
    expect(attempt).toHaveBeenCalledOnce();
  });
});
