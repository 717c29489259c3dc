import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ConnectionPolicy, PartnerAddress } from '#shared/domain/call/state.ts';
import { CallPlacing } from './call-placing.ts';

const partner: PartnerAddress = { peerId: 'mc-partner', signaling: { fingerprints: ['sha-256 AA'] } };

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function placing() {
  let calling = false;
  let answered = false;
  const place = vi.fn<(to: PartnerAddress, policy: ConnectionPolicy) => void>(() => {
    calling = true;
  });
  return {
    place,
    policies: () => place.mock.calls.map(([, policy]) => policy),
    answer: () => {
      answered = true;
    },
    failed: () => {
      calling = false;
    },
    calls: new CallPlacing({ place, isCalling: () => calling, isAnswered: () => answered }),
  };
}

describe('placing calls', () => {
  it('keeps the connection that is there when none is wanted anew', () => {
    const { calls, place } = placing();
    calls.first(partner, 'as-before');
    calls.first(partner, 'as-before');
    expect(place).toHaveBeenCalledOnce();
  });

  it('gives a call that is being made its time before the next', () => {
    const { calls, policies } = placing();
    calls.anew(partner, 'as-before');
    vi.advanceTimersByTime(2_000);
    calls.anew(partner, 'relay-only');
    expect(policies()).toEqual(['as-before']);
    vi.advanceTimersByTime(1_000);
    expect(policies()).toEqual(['as-before', 'relay-only']);
  });

  it('takes a call that was answered meanwhile for the one the partner asks for', () => {
    const { calls, policies, answer } = placing();
    calls.anew(partner, 'as-before');
    vi.advanceTimersByTime(100);
    calls.again(true);
    answer();
    vi.advanceTimersByTime(1_000);
    expect(policies()).toEqual(['as-before']);
    // Asked for later, it is dead.
    calls.again(true);
    expect(policies()).toEqual(['as-before', 'as-before']);
  });

  it('places at once when the one before failed', () => {
    const { calls, policies, failed } = placing();
    calls.anew(partner, 'as-before');
    failed();
    calls.anew(partner, 'as-before');
    expect(policies()).toHaveLength(2);
  });

  it('forgets the wish when the call that was being made comes', () => {
    const { calls, place } = placing();
    calls.anew(partner, 'as-before');
    vi.advanceTimersByTime(500);
    calls.anew(partner, 'as-before');
    vi.advanceTimersByTime(500);
    calls.flowed();
    vi.advanceTimersByTime(10_000);
    expect(place).toHaveBeenCalledOnce();
  });

  it('lets a lost path heal by itself, and not for ever', () => {
    const { calls, policies } = placing();
    calls.first(partner, 'as-before');
    calls.flowed();
    vi.advanceTimersByTime(60_000);
    calls.lost();
    vi.advanceTimersByTime(4_000);
    calls.anew(partner, 'as-before');
    vi.advanceTimersByTime(7_900);
    expect(policies()).toHaveLength(1);
    vi.advanceTimersByTime(100);
    expect(policies()).toHaveLength(2);
  });

  it('does not wait for a path that is known to be dead, nor for a call the partner did not hear', () => {
    const { calls, policies } = placing();
    calls.first(partner, 'as-before');
    calls.flowed();
    calls.lost();
    calls.again();
    expect(policies()).toHaveLength(2);
    vi.advanceTimersByTime(600);
    calls.again();
    expect(policies()).toHaveLength(2);
    calls.again(true);
    expect(policies()).toHaveLength(3);
  });

  it('repeats the last call where one was placed, and says where none was', () => {
    const { calls, policies } = placing();
    expect(calls.again()).toBe(false);
    calls.anew(partner, 'audio-only');
    vi.advanceTimersByTime(5_000);
    expect(calls.again()).toBe(true);
    expect(policies()).toEqual(['audio-only', 'audio-only']);
  });
});
