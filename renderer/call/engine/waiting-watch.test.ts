import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { patientSelf } from '#shared/domain/call/test-sessions.ts';
import type { WaitingPeer } from '#shared/domain/records.ts';
import { WaitingWatch, type WaitingWatchOptions } from './waiting-watch.ts';

const signaling = { fingerprints: ['sha-256 AA'] };
const address = { peerId: 'peer-of-this-side', signaling };
const of = (side: WaitingPeer['side'], device: string, seenAt = 0): WaitingPeer => ({
  appointmentId: 'visit',
  side,
  address: { device, peerId: `peer-of-${device}`, signaling, seenAt },
});

function setUp(held = of('patient', patientSelf.device), others: readonly WaitingPeer[] = []) {
  const partner = vi.fn<WaitingWatchOptions['partner']>();
  const offerWaitingPeer = vi.fn<WaitingWatchOptions['calls']['offerWaitingPeer']>(() => Promise.resolve(held));
  const watch = new WaitingWatch({
    self: patientSelf,
    calls: {
      offerWaitingPeer,
      withdrawWaitingPeer: () => Promise.resolve(),
      readWaitingPeers: () => Promise.resolve(others),
    },
    serverNow: () => Date.now(),
    partner,
  });
  watch.start('visit', () => Promise.resolve(address));
  return { watch, partner, offerWaitingPeer };
}
const settle = () => vi.advanceTimersByTimeAsync(0);

describe('WaitingWatch', () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: 0 });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('offers this side’s address, again every 20 s, and tells where the other side waits', async () => {
    const { watch, partner, offerWaitingPeer } = setUp(undefined, [of('doctor', 'doctor-device')]);
    await settle();
    expect(offerWaitingPeer).toHaveBeenLastCalledWith('visit', patientSelf.device, address);
    expect(partner).toHaveBeenLastCalledWith('visit', { peerId: 'peer-of-doctor-device', signaling });
    await vi.advanceTimersByTimeAsync(40_000);
    expect(offerWaitingPeer).toHaveBeenCalledTimes(3);
    watch.stop();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(offerWaitingPeer).toHaveBeenCalledTimes(3);
  });

  it('hears of the other side coming, leaving and having gone silent', async () => {
    const { watch, partner } = setUp();
    await settle();
    expect(partner).toHaveBeenLastCalledWith('visit', null);
    watch.take(of('doctor', 'doctor-device'));
    expect(partner).toHaveBeenLastCalledWith('visit', { peerId: 'peer-of-doctor-device', signaling });
    watch.take({ appointmentId: 'visit', side: 'doctor', address: null });
    expect(partner).toHaveBeenLastCalledWith('visit', null);
    watch.take(of('doctor', 'doctor-device', -70_000));
    expect(partner).toHaveBeenLastCalledWith('visit', null);
    partner.mockClear();
    watch.take({ ...of('doctor', 'doctor-device'), appointmentId: 'another visit' });
    watch.take(of('patient', 'the-other-computer'));
    expect(partner).not.toHaveBeenCalled();
    watch.stop();
  });

  it('connects nobody to a second computer of the same person', async () => {
    const { watch, partner } = setUp(of('patient', 'the-other-computer'), [of('doctor', 'doctor-device')]);
    await settle();
    expect(partner).toHaveBeenLastCalledWith('visit', null);
    watch.take(of('doctor', 'doctor-device'));
    expect(partner).toHaveBeenCalledTimes(1);
    watch.stop();
  });
});
