// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { RingBridge, RingInvocations, RingView } from '#shared/ipc/ring.ts';
import page from './index.html?raw';
import { startRingPage } from './ring-page.ts';

const sessionId = '6f1c3c1e-54a8-4f0e-9d6a-2f4f0a5b7c11';
const view: RingView = {
  sessionId,
  title: 'Dr Rahman is calling',
  body: 'Your video visit is starting.',
  join: 'Join',
  notNow: 'Not now',
  twoMinutes: 'I need 2 minutes',
  countdown: '{seconds} s left',
  language: 'en',
  digits: '0123456789',
  theme: 'dark',
  secondsLeft: 44.5,
};

beforeEach(() => {
  vi.useFakeTimers();
  document.body.innerHTML = /<body>(.*)<script/s.exec(page)?.[1] ?? '';
});
afterEach(() => {
  vi.useRealTimers();
});

async function setUp(shown: RingView | null = view) {
  const requests: unknown[] = [];
  const listeners = new Map<string, (payload: unknown) => void>();
  type Handlers = {
    readonly [K in keyof RingInvocations]: (
      payload: Parameters<RingInvocations[K]>[0],
    ) => ReturnType<RingInvocations[K]>;
  };
  const handlers: Handlers = {
    'ring:read': () => shown,
    'ring:answer': (answer) => void requests.push(answer),
    'ring:hide': () => void requests.push('hide'),
  };
  const ring: RingBridge = {
    invoke: (name, ...[payload]) => Promise.resolve({ ok: true, value: handlers[name](payload) }),
    listen: (name, listener) => {
      listeners.set(name, (payload) => Reflect.apply(listener, undefined, [payload]));
      return () => undefined;
    },
  };
  const stopTone = vi.fn<() => void>();
  const startTone = vi.fn<() => () => void>(() => stopTone);
  await startRingPage(document, ring, startTone);
  const tell = (name: string, payload: unknown): void => listeners.get(name)?.(payload);
  return { requests, startTone, stopTone, tell };
}
const text = (id: string): string | null | undefined => document.querySelector(`#${id}`)?.textContent;
const press = (id: string): void => document.querySelector<HTMLElement>(`#${id}`)?.click();

test('shows the call and sounds', async () => {
  const { startTone, stopTone } = await setUp();
  expect([text('title'), text('body'), text('join'), text('not-now'), text('two-minutes'), text('countdown')]).toEqual([
    'Dr Rahman is calling',
    'Your video visit is starting.',
    'Join',
    'Not now',
    'I need 2 minutes',
    '45 s left',
  ]);
  expect([document.documentElement.dataset['theme'], document.title]).toEqual(['dark', 'Dr Rahman is calling']);
  expect([startTone.mock.calls.length, stopTone.mock.calls.length]).toEqual([1, 0]);
});

test('counts down, follows a new end, and stops at nought', async () => {
  const { tell } = await setUp();
  vi.advanceTimersByTime(10_000);
  expect(text('countdown')).toBe('35 s left');
  tell('ring:changed', { ...view, secondsLeft: 2, language: 'ne', digits: '०१२३४५६७८९', countdown: '{seconds} सेकेन्ड' });
  expect(text('countdown')).toBe('२ सेकेन्ड');
  vi.advanceTimersByTime(60_000);
  expect(text('countdown')).toBe('० सेकेन्ड');
});

test.each([
  ['join', 'join'],
  ['not-now', 'not-now'],
  ['two-minutes', 'two-minutes'],
])('the button %s answers and ends the sound', async (id, action) => {
  const { requests, stopTone } = await setUp();
  press(id);
  expect([requests, stopTone.mock.calls.length]).toEqual([[{ sessionId, action }], 1]);
});

test('Escape asks to be sent away; the sound ends once', async () => {
  const { requests, stopTone, tell } = await setUp();
  document.dispatchEvent(new KeyboardEvent('keydown', { key: 'a' }));
  document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }));
  expect(requests).toEqual(['hide']);
  tell('ring:silenced', null);
  press('join');
  expect(stopTone).toHaveBeenCalledOnce();
});

test('a ring that is over before the page came up shows and sounds nothing', async () => {
  const { startTone } = await setUp(null);
  expect([startTone.mock.calls.length, document.querySelector('main')?.hasAttribute('hidden')]).toEqual([0, true]);
});
