import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { WatchState } from './backend.ts';
import { readyDeadline, reopenAfter, Watch, type ChannelEvents } from './watch.ts';

/** Every channel that was opened, the last one last. */
function openings() {
  const opened: { readonly events: ChannelEvents; closed: boolean }[] = [];
  const open = (events: ChannelEvents) => {
    const channel = { events, closed: false };
    opened.push(channel);
    return () => {
      channel.closed = true;
    };
  };
  const last = () => {
    const channel = opened.at(-1);
    if (channel === undefined) throw new Error('no channel was opened');
    return channel;
  };
  return { opened, open, last };
}

function listening(watch: Watch) {
  const states: WatchState[] = [];
  let appointments = 0;
  const end = watch.add({
    state: (state) => states.push(state),
    appointments: () => {
      appointments += 1;
    },
  });
  return { states, end, appointments: () => appointments };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('the watch over a person’s rows', () => {
  test('is live only after the database’s side said so', () => {
    const { open, last } = openings();
    const { states } = listening(new Watch(open));
    last().events.subscribed();
    expect(states).toEqual(['offline', 'catching-up']);
    last().events.ready();
    expect(states).toEqual(['offline', 'catching-up', 'live']);
  });

  test('opens again after a failure, later each time, and at once after a success', () => {
    const { open, opened, last } = openings();
    const { states } = listening(new Watch(open));
    for (const wait of [...reopenAfter, reopenAfter.at(-1) ?? 0]) {
      const before = opened.length;
      last().events.failed();
      vi.advanceTimersByTime(wait - 1);
      expect(opened).toHaveLength(before);
      vi.advanceTimersByTime(1);
      expect(opened).toHaveLength(before + 1);
    }
    last().events.subscribed();
    last().events.ready();
    last().events.failed();
    expect(states.at(-1)).toBe('offline');
    const before = opened.length;
    vi.advanceTimersByTime(reopenAfter[0]);
    expect(opened).toHaveLength(before + 1);
    expect(opened.slice(0, -1).every((channel) => channel.closed)).toBe(true);
  });

  test('gives up a channel that joins and never becomes ready', () => {
    const { open, opened, last } = openings();
    const { states } = listening(new Watch(open));
    last().events.subscribed();
    vi.advanceTimersByTime(readyDeadline);
    expect(states.at(-1)).toBe('offline');
    vi.advanceTimersByTime(reopenAfter[0]);
    expect(opened).toHaveLength(2);
  });

  test('what an abandoned channel still says is not heard', () => {
    const { open, opened } = openings();
    const watch = new Watch(open);
    const { states, appointments } = listening(watch);
    watch.reopen();
    const [first] = opened;
    first?.events.ready();
    first?.events.appointments();
    first?.events.failed();
    expect(states).toEqual(['offline']);
    expect(appointments()).toBe(0);
    expect(opened).toHaveLength(2);
  });

  test('a change that could not be read makes everybody read again', () => {
    const { open, last } = openings();
    const { states } = listening(new Watch(open));
    last().events.ready();
    last().events.unreadable();
    expect(states).toEqual(['offline', 'live', 'catching-up', 'live']);
  });

  test('one channel serves all who listen and closes with the last of them', () => {
    const { open, opened, last } = openings();
    const watch = new Watch(open);
    const one = listening(watch);
    last().events.ready();
    const other = listening(watch);
    expect(opened).toHaveLength(1);
    expect(other.states).toEqual(['live']);
    last().events.appointments();
    expect([one.appointments(), other.appointments()]).toEqual([1, 1]);
    one.end();
    one.end();
    expect(last().closed).toBe(false);
    other.end();
    expect(last().closed).toBe(true);
    vi.runAllTimers();
    expect(opened).toHaveLength(1);
  });

  test('coming back opens a new channel at once, and nothing when nobody listens', () => {
    const { open, opened, last } = openings();
    const watch = new Watch(open);
    watch.reopen();
    expect(opened).toHaveLength(0);
    const { states } = listening(watch);
    last().events.ready();
    watch.reopen();
    expect(opened).toHaveLength(2);
    expect(opened[0]?.closed).toBe(true);
    expect(states).toEqual(['offline', 'live', 'offline']);
  });
});
