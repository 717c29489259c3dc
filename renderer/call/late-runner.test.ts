import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { idleSnapshot, type CallSnapshot } from './call-snapshot.ts';
import { LateRunner, type Runner } from './late-runner.ts';

const starting: CallSnapshot = { ...idleSnapshot, state: { kind: 'starting', appointmentId: 'a' } };

function fakeRunner() {
  const log: string[] = [];
  const changed = new Set<() => void>();
  let snapshot = idleSnapshot;
  const runner: Runner = {
    current: () => snapshot,
    subscribe(listener) {
      changed.add(listener);
      return () => changed.delete(listener);
    },
    dispatch: (event) => log.push(event.type),
    setMicrophone: (on) => log.push(`microphone ${String(on)}`),
    setCamera: (on) => log.push(`camera ${String(on)}`),
    setLocked: (locked) => log.push(`locked ${String(locked)}`),
    takeRow: () => log.push('row'),
    takeWaitingPeer: () => log.push('peer'),
    woken: () => log.push('woken'),
    catchUp() {
      log.push('catch up');
      return Promise.reject(new Error('offline'));
    },
    serverNow: () => 5,
    close: () => log.push('close'),
  };
  const show = (next: CallSnapshot): void => {
    snapshot = next;
    for (const listener of changed) listener();
  };
  return { runner, log, show };
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

it('keeps what is pressed and what arrives until its script is there, in order', async () => {
  const { runner, log, show } = fakeRunner();
  const late = new LateRunner(() => Promise.resolve(runner));
  const changed = vi.fn<() => void>();
  late.subscribe(changed);
  late.open();
  late.catchUp();
  late.dispatch({ type: 'start-pressed', appointmentId: 'a' });
  late.setLocked(true);
  expect(late.current()).toBe(idleSnapshot);
  expect(log).toEqual([]);
  await vi.runAllTimersAsync();
  expect(log).toEqual(['catch up', 'start-pressed', 'locked true']);
  expect(late.serverNow()).toBe(5);
  changed.mockClear();
  show(starting);
  expect(changed).toHaveBeenCalledTimes(1);
  expect(late.current()).toBe(starting);
  late.close();
  expect(log.at(-1)).toBe('close');
  expect(late.current()).toBe(idleSnapshot);
});

it('asks for its script again when it could not be loaded', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const { runner, log } = fakeRunner();
  const load = vi.fn<() => Promise<Runner>>(() => Promise.reject(new Error('no network')));
  const late = new LateRunner(load);
  late.open();
  late.dispatch({ type: 'join-pressed' });
  await vi.advanceTimersByTimeAsync(1);
  expect(log).toEqual([]);
  load.mockImplementation(() => Promise.resolve(runner));
  await vi.runAllTimersAsync();
  expect(log).toEqual(['join-pressed']);
});

it('closed before its script came, it never begins', async () => {
  const { runner, log } = fakeRunner();
  const late = new LateRunner(() => Promise.resolve(runner));
  late.open();
  late.dispatch({ type: 'join-pressed' });
  late.close();
  await vi.runAllTimersAsync();
  expect(log).toEqual(['close']);
});
