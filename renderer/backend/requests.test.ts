import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Requests } from './requests.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** A line that carries nothing until it is mended; what was sent before stays lost. */
function line() {
  let mended = false;
  const sent = vi.fn<typeof fetch>((_input, init) =>
    mended
      ? Promise.resolve(Response.json({ ok: true }))
      : new Promise((_answer, fail) => {
          init?.signal?.addEventListener('abort', () => fail(init.signal?.reason));
        }),
  );
  vi.stubGlobal('fetch', sent);
  const mend = () => {
    mended = true;
  };
  return { requests: new Requests(), sent, mend };
}
const outcome = (asked: Promise<Response>) =>
  asked.then(
    ({ status }) => status,
    (caught: unknown) => (caught instanceof DOMException ? caught.name : 'another fault'),
  );

describe('requests', () => {
  it('ends each within its deadline', async () => {
    const { requests } = line();
    const asked = outcome(requests.fetch('https://clinic.example/rest/v1/x'));
    await vi.advanceTimersByTimeAsync(15_000);
    expect(await asked).toBe('TimeoutError');
  });

  it('gives up what hangs when the line is back, and nothing that was asked just now', async () => {
    const { requests, mend } = line();
    const hung = outcome(requests.fetch('https://clinic.example/rest/v1/x'));
    await vi.advanceTimersByTimeAsync(2_000);
    const ended = vi.fn<(how: number | string) => void>();
    void outcome(requests.fetch('https://clinic.example/rest/v1/y')).then(ended);
    mend();
    requests.giveUpHung();
    expect(await hung).toBe('TimeoutError');
    await vi.advanceTimersByTimeAsync(0);
    expect(ended).not.toHaveBeenCalled();
    expect(await outcome(requests.fetch('https://clinic.example/rest/v1/x'))).toBe(200);
  });

  it('keeps answers out of the cache, and ends when who asked gives up', async () => {
    const { requests, sent } = line();
    const asking = new AbortController();
    const asked = outcome(requests.fetch('https://clinic.example/rest/v1/x', { signal: asking.signal }));
    expect(sent.mock.calls[0]?.[1]?.cache).toBe('no-store');
    asking.abort();
    expect(await asked).toBe('AbortError');
  });

  it('passes an answer without a body on', async () => {
    vi.stubGlobal('fetch', () => Promise.resolve(new Response(null, { status: 204 })));
    expect(await outcome(new Requests().fetch('https://clinic.example/rest/v1/x'))).toBe(204);
  });
});
