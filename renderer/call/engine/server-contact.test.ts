import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ServerContact } from './server-contact.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** The way to a server: `reachable` decides whether small questions are answered. */
function contact() {
  const way = { reachable: false, open: false, callWaits: false };
  const fetched = vi.fn<() => Promise<Response>>(() =>
    way.reachable ? Promise.resolve(new Response()) : Promise.reject(new TypeError('no way')),
  );
  vi.stubGlobal('fetch', fetched);
  const told = {
    ask: vi.fn<() => void>(),
    connect: vi.fn<() => void>(),
    disconnect: vi.fn<() => void>(),
    pathBack: vi.fn<() => void>(),
  };
  const server = new ServerContact({
    url: 'https://peer.clinic.example/peer/',
    ...told,
    isOpen: () => way.open,
    callWaits: () => way.callWaits,
  });
  const open = () => {
    way.open = true;
    server.opened();
  };
  const lose = () => {
    way.open = false;
    server.gone();
  };
  return { way, fetched, server, open, lose, ...told };
}

describe('contact with the PeerServer', () => {
  it('connects again by itself after it was lost, slower each time, and in no hurry asks for no path', async () => {
    const { server, open, lose, connect, fetched } = contact();
    server.begun();
    open();
    lose();
    await vi.advanceTimersByTimeAsync(250);
    expect(connect).toHaveBeenCalledTimes(1);
    lose();
    await vi.advanceTimersByTimeAsync(499);
    expect(connect).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(connect).toHaveBeenCalledTimes(2);
    expect(fetched).not.toHaveBeenCalled();
    server.close();
  });

  it('gives up an attempt that nobody answers', async () => {
    const { server, disconnect } = contact();
    server.begun();
    await vi.advanceTimersByTimeAsync(6_000);
    expect(disconnect).toHaveBeenCalledOnce();
    server.close();
  });

  it.each(['a call waits', 'the partner is lost'] as const)('looks for the path itself while %s', async (why) => {
    const { way, server, open, lose, connect, disconnect, fetched } = contact();
    open();
    if (why === 'a call waits') way.callWaits = true;
    lose();
    if (why === 'the partner is lost') server.setPartnerLost(true);
    await vi.advanceTimersByTimeAsync(600);
    expect(fetched).toHaveBeenCalledTimes(2);
    const attempts = connect.mock.calls.length;
    lose();
    way.reachable = true;
    await vi.advanceTimersByTimeAsync(300);
    // The attempt that began before the path was back is not waited for.
    expect(disconnect).toHaveBeenCalled();
    expect(connect.mock.calls.length).toBeGreaterThan(attempts);
    server.close();
  });

  it('tells that the line is back when it was gone for long, and not after a blink', async () => {
    for (const [goneMs, times] of [
      [2_000, 0],
      [5_000, 1],
    ] as const) {
      const { way, server, open, lose, pathBack } = contact();
      open();
      server.setPartnerLost(true);
      lose();
      await vi.advanceTimersByTimeAsync(goneMs);
      way.reachable = true;
      await vi.advanceTimersByTimeAsync(600);
      expect(pathBack).toHaveBeenCalledTimes(times);
      server.close();
    }
  });

  it('asks an open server at once when it is needed, and believes only an answer', async () => {
    const { server, open, ask, disconnect } = contact();
    open();
    server.setPartnerLost(true);
    expect(server.partnerLost).toBe(true);
    expect(ask).toHaveBeenCalledOnce();
    server.heard();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(disconnect).not.toHaveBeenCalled();
    const confirmed = server.confirm();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(await confirmed).toBe(false);
    expect(disconnect).toHaveBeenCalledOnce();
    server.close();
  });

  it('rests once it is closed', async () => {
    const { server, open, lose, ask, connect, fetched } = contact();
    open();
    server.setPartnerLost(true);
    lose();
    server.close();
    ask.mockClear();
    fetched.mockClear();
    await vi.advanceTimersByTimeAsync(60_000);
    for (const done of [ask, connect, fetched]) expect(done).not.toHaveBeenCalled();
  });
});
