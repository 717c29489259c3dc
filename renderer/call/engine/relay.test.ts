import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { RelayCredentials } from '#shared/domain/records.ts';
import { ClinicRelay, transportOf, type IceSettings } from './relay.ts';

beforeEach(() => {
  vi.useFakeTimers({ now: 0 });
});
afterEach(() => {
  vi.useRealTimers();
});

const hour = 3_600_000;
const urls = ['turn:relay.example:3478?transport=udp', 'turns:relay.example:5349?transport=tcp'];
const none: RelayCredentials = { urls: [], username: '', credential: '', expiresAt: 0, relayOnly: false };

/** A clinic whose every grant has a name of its own and is good for an hour. */
function clinic() {
  let granted = 0;
  return vi.fn<() => Promise<RelayCredentials>>(() => {
    granted += 1;
    return Promise.resolve({
      urls,
      username: `name-${String(granted)}`,
      credential: 'x',
      expiresAt: Date.now() + hour,
      relayOnly: false,
    });
  });
}

const nameIn = async (relay: ClinicRelay) => (await relay.settings()).iceServers[0]?.username;

describe('relay credentials', () => {
  it('are asked for at once, used while they are good, and renewed before they end', async () => {
    const fetch = clinic();
    const relay = new ClinicRelay({ fetch, serverNow: Date.now });
    expect(await nameIn(relay)).toBe('name-1');
    await vi.advanceTimersByTimeAsync(0.7 * hour);
    expect(await nameIn(relay)).toBe('name-1');
    await vi.advanceTimersByTimeAsync(0.1 * hour);
    expect(await nameIn(relay)).toBe('name-2');
    relay.close();
    await vi.advanceTimersByTimeAsync(10 * hour);
    expect(fetch).toHaveBeenCalledTimes(2);
  });

  it('are asked for anew when the relay refuses them', async () => {
    const relay = new ClinicRelay({ fetch: clinic(), serverNow: Date.now });
    expect(await nameIn(relay)).toBe('name-1');
    await relay.refused();
    expect(await nameIn(relay)).toBe('name-2');
    relay.close();
  });

  it('are not guessed: nothing is connected until the clinic has said whether addresses are to be hidden', async () => {
    const fetch = vi
      .fn<() => Promise<RelayCredentials>>()
      .mockRejectedValueOnce(new Error('away'))
      .mockResolvedValue({ ...none, relayOnly: true });
    const relay = new ClinicRelay({ fetch, serverNow: Date.now });
    const told = vi.fn<(settings: IceSettings) => void>();
    void relay.settings().then(told);
    await vi.advanceTimersByTimeAsync(400);
    expect(told).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(200);
    expect(told).toHaveBeenCalledWith({ iceServers: [], relayOnly: true });
    relay.close();
  });

  it('stay in use while the clinic is away, and are asked for until it is back', async () => {
    const fetch = clinic();
    const relay = new ClinicRelay({ fetch, serverNow: Date.now });
    expect(await nameIn(relay)).toBe('name-1');
    fetch.mockRejectedValueOnce(new Error('away'));
    await relay.refused();
    expect(await nameIn(relay)).toBe('name-1');
    await vi.advanceTimersByTimeAsync(1_000);
    expect(await nameIn(relay)).toBe('name-2');
    relay.close();
  });

  it('may be none', async () => {
    const relay = new ClinicRelay({ fetch: () => Promise.resolve(none), serverNow: Date.now });
    expect(await relay.settings()).toEqual({ iceServers: [], relayOnly: false });
    relay.close();
  });
});

describe('how a connection is made', () => {
  const server = { urls: [...urls], username: 'n', credential: 'c' };
  it.each([
    ['as-before', false, 'all'],
    ['relay-only', false, 'relay'],
    ['audio-only', false, 'relay'],
    ['as-before', true, 'relay'],
  ] as const)('%s, relay-only clinic: %s -> %s', (policy, relayOnly, wanted) => {
    expect(transportOf({ iceServers: [server], relayOnly }, policy)?.iceTransportPolicy).toBe(wanted);
  });

  it('never relays without a relay, and never connects where the clinic allows nothing else', () => {
    expect(transportOf({ iceServers: [], relayOnly: false }, 'relay-only')?.iceTransportPolicy).toBe('all');
    expect(transportOf({ iceServers: [], relayOnly: true }, 'as-before')).toBeNull();
  });

  it('does not count a server that cannot relay', () => {
    const stun = { urls: 'stun:stun.clinic.example' };
    expect(transportOf({ iceServers: [stun], relayOnly: true }, 'as-before')).toBeNull();
    expect(transportOf({ iceServers: [stun], relayOnly: false }, 'relay-only')?.iceTransportPolicy).toBe('all');
  });
});
