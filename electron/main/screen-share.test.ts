import { desktopCapturer, type Session, type Streams } from 'electron';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { ScreenOffer } from '#shared/ipc/bridge.ts';
import type { Log } from './log.ts';
import { ScreenShare } from './screen-share.ts';

type Handler = NonNullable<Parameters<Session['setDisplayMediaRequestHandler']>[0]>;
type Frame = Parameters<Handler>[0]['frame'];

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

function setUp(systemAsks = false) {
  const offers: ScreenOffer[] = [];
  const log = vi.fn<Log>();
  let handler: Handler = () => undefined;
  const session = {
    setDisplayMediaRequestHandler: (given: Handler | null) => {
      handler = given ?? handler;
    },
  };
  const share = new ScreenShare(session, { systemAsks, offer: (offer) => offers.push(offer), log });
  const answers: Streams[][] = [];
  const request = async (
    asked: { url?: string; parent?: object | null; userGesture?: boolean } = {},
  ): Promise<void> => {
    const { url = 'app://bundle/', parent = null, userGesture = true } = asked;
    const answered: Streams[] = [];
    answers.push(answered);
    // Only these two of a frame are looked at.
    const frame: Partial<Frame> = Object.assign(Object.create(null), { url, parent });
    const details: Partial<Parameters<Handler>[0]> = { userGesture, videoRequested: true, audioRequested: false };
    Reflect.apply(handler, undefined, [{ ...details, frame }, (streams: Streams) => answered.push(streams)]);
    await vi.advanceTimersByTimeAsync(0);
  };
  return { share, offers, answers, request, log };
}

test('the person is offered screens and windows, and gets the one that was chosen, once', async () => {
  const { share, offers, answers, request } = setUp();
  await request();
  expect(offers[0]?.sources.map(({ kind, name }) => [kind, name])).toEqual([
    ['screen', 'Entire screen'],
    ['window', 'Notes'],
  ]);
  const requestId = offers[0]?.requestId ?? '';
  share.choose(requestId, 'window:1:0');
  share.choose(requestId, 'screen:0:0');
  expect(answers).toEqual([[{ video: expect.objectContaining({ id: 'window:1:0' }) }]]);
  expect(vi.getTimerCount()).toBe(0);
});

test.each([[null], ['window:99:0']])('choosing %s captures nothing', async (source) => {
  const { share, offers, answers, request } = setUp();
  await request();
  share.choose(offers[0]?.requestId ?? '', source);
  expect(answers).toEqual([[{}]]);
});

test('every request is answered: overtaken, out of time, or with its page gone', async () => {
  const { share, offers, answers, request } = setUp();
  await request();
  await request();
  expect(answers).toEqual([[{}], []]);
  share.choose(offers[0]?.requestId ?? '', 'screen:0:0');
  expect(answers[1]).toEqual([]);
  share.cancel();
  await request();
  await vi.advanceTimersByTimeAsync(120_000);
  expect(answers).toEqual([[{}], [{}], [{}]]);
});

test.each([
  ['a foreign page', { url: 'https://evil.example/' }],
  ['a frame within the page', { parent: {} }],
  ['nobody’s press', { userGesture: false }],
])('%s is refused without a question', async (_who, asked) => {
  const { offers, answers, request } = setUp();
  await request(asked);
  expect([offers, answers]).toEqual([[], [[{}]]]);
});

test('where the system asks itself, what it gives is taken; its refusal is one', async () => {
  const { offers, answers, request, log } = setUp(true);
  await request();
  vi.spyOn(desktopCapturer, 'getSources').mockRejectedValue(new Error('cancelled'));
  await request();
  expect(offers).toEqual([]);
  expect(answers).toEqual([[{ video: expect.objectContaining({ id: 'screen:0:0' }) }], [{}]]);
  expect(log).toHaveBeenCalledWith('warn', 'screens-not-listed', { reason: 'Error' });
});
