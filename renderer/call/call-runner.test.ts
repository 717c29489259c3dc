import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CallSession } from '#shared/domain/records.ts';
import {
  activeSession,
  doctorSelf,
  endedSession,
  joinedSession,
  patientSelf,
  waitingSession,
} from '#shared/domain/call/test-sessions.ts';
import type { Self } from '#shared/domain/call/state.ts';
import { Failure } from '#shared/errors/failure.ts';
import type { CallBackend } from '../backend/backend.ts';
import { CallRunner, type RingHost } from './call-runner.ts';
import type { MediaLink, MediaLinkOptions } from './engine/media-link.ts';

const address = { peerId: 'peer-of-this-side-0001', signaling: { fingerprints: ['sha-256 AA'] } };

function fakeLink() {
  const log: string[] = [];
  let options: MediaLinkOptions | undefined;
  const link: MediaLink = {
    address,
    placeCall: (partner, anew) => log.push(`place ${partner.peerId}${anew ? ' anew' : ''}`),
    expectCall: (partner) => log.push(`expect ${partner.peerId}`),
    startSending: () => log.push('send'),
    isFlowing: () => false,
    refreshOutgoing: () => undefined,
    close: () => log.push('close'),
  };
  return {
    log,
    open(given: MediaLinkOptions) {
      options = given;
      return Promise.resolve(link);
    },
    emit(event: Parameters<MediaLinkOptions['on']['event']>[0]) {
      options?.on.event(event);
    },
  };
}

function setUp(self: Self, calls: Partial<CallBackend>) {
  const link = fakeLink();
  const unexpected = (): never => {
    throw new Error('not expected in this test');
  };
  const never = () => new Promise<CallSession>(() => undefined);
  const backend: CallBackend = {
    start: unexpected,
    acknowledgeRing: never,
    join: unexpected,
    publishPeer: unexpected,
    markActive: never,
    heartbeat: never,
    decline: never,
    askForTwoMinutes: never,
    takeOver: never,
    offerWaitingPeer: unexpected,
    withdrawWaitingPeer: unexpected,
    readWaitingPeers: () => Promise.resolve([]),
    reportRefusedPartner: () => Promise.resolve(),
    recordQuality: () => Promise.resolve(0),
    relayCredentials: unexpected,
    relayCredentialsForVisit: unexpected,
    relayCredentialsForDeviceCheck: unexpected,
    end: never,
    read: () => Promise.resolve(null),
    listLive: () => Promise.resolve([]),
    clockOffset: () => Promise.resolve(0),
    ...calls,
  };
  const host = {
    ring: vi.fn<RingHost['ring']>(),
    stop: vi.fn<RingHost['stop']>(),
    inCall: vi.fn<RingHost['inCall']>(),
    admitted: vi.fn<RingHost['admitted']>(),
  };
  const runner = new CallRunner({
    self,
    calls: backend,
    messages: Object.create(null),
    host,
    pathIsBack: () => undefined,
    peerServer: 'http://127.0.0.1:9/peer',
    storage: { getItem: () => null, setItem: () => undefined },
    loadHalf: () =>
      Promise.resolve({
        openMediaLink: (options) => link.open(options),
        createCallParts: () => Object.create(null),
        featuresOf: () => Object.create(null),
      }),
  });
  return { runner, host, link };
}
const settle = () => vi.advanceTimersByTimeAsync(0);

describe('CallRunner', () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: 0 });
    vi.stubGlobal('navigator', {
      mediaDevices: { getUserMedia: () => Promise.reject(new DOMException('', 'NotFoundError')) },
    });
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  it('starts with its address, connects while it rings, sends after the join, and says that it is active', async () => {
    const start = vi.fn<CallBackend['start']>(() => Promise.resolve(waitingSession()));
    const markActive = vi.fn<CallBackend['markActive']>(() => Promise.resolve(activeSession()));
    const { runner, host, link } = setUp(doctorSelf, { start, markActive });
    runner.dispatch({ type: 'start-pressed', appointmentId: 'appointment-1' });
    await settle();
    expect(start).toHaveBeenCalledWith('appointment-1', 'doctor-device', address);

    const rings = { patientPeerId: 'peer-of-the-patient', patientSignaling: { fingerprints: ['sha-256 A0'] } };
    runner.takeRow(waitingSession({ version: 2, ...rings }));
    await settle();
    expect(link.log).toEqual(['place peer-of-the-patient']);
    runner.takeRow(joinedSession({ version: 3 }));
    await settle();
    expect(link.log.slice(1)).toEqual(['place peer-of-the-patient', 'send']);
    link.emit({ type: 'media-flowing' });
    await settle();
    expect(markActive).toHaveBeenCalledWith('session-1', 'doctor-device');
    expect(runner.current().state.kind).toBe('talking');
    expect(host.inCall).toHaveBeenLastCalledWith(true);
  });

  it('closes everything at the end, whatever the clinic answers', async () => {
    const end = vi.fn<CallBackend['end']>(() => Promise.reject(new Failure('server_unreachable')));
    const { runner, host, link } = setUp(doctorSelf, { start: () => Promise.resolve(waitingSession()), end });
    runner.dispatch({ type: 'start-pressed', appointmentId: 'appointment-1' });
    await settle();
    runner.dispatch({ type: 'end-pressed' });
    await settle();
    expect(link.log).toEqual(['close']);
    expect(runner.current().state.kind).toBe('over');
    expect(host.inCall).toHaveBeenLastCalledWith(false);
  });

  it('closes a link that was still being made when the call was pressed away', async () => {
    const { runner, link } = setUp(doctorSelf, { start: () => Promise.resolve(waitingSession()) });
    runner.dispatch({ type: 'start-pressed', appointmentId: 'appointment-1' });
    runner.dispatch({ type: 'end-pressed' });
    await settle();
    expect(link.log).toEqual(['close']);
  });

  it('says why a start was refused', async () => {
    const { runner } = setUp(doctorSelf, { start: () => Promise.reject(new Failure('call_too_early')) });
    runner.dispatch({ type: 'start-pressed', appointmentId: 'appointment-1' });
    await settle();
    expect(runner.current().state).toMatchObject({ outcome: { kind: 'refused', code: 'call_too_early' } });
  });

  it('rings with the seconds the server’s clock leaves, sends the receipt, and stops when another device answered', async () => {
    const acknowledgeRing = vi.fn<CallBackend['acknowledgeRing']>(() =>
      Promise.resolve(waitingSession({ patientRangAt: 1, version: 2 })),
    );
    const { runner, host } = setUp(patientSelf, {
      acknowledgeRing,
      clockOffset: () => Promise.resolve(30_000),
      listLive: () => Promise.resolve([waitingSession()]),
    });
    await runner.catchUp();
    expect(host.ring).toHaveBeenCalledWith(expect.objectContaining({ id: 'session-1' }), 15);
    await settle();
    expect(acknowledgeRing.mock.calls).toEqual([
      ['session-1', 'patient-device', null],
      ['session-1', 'patient-device', address],
    ]);
    runner.takeRow(joinedSession({ version: 5, patientDevice: 'another-device' }));
    expect(host.stop).toHaveBeenCalledWith('session-1', 'answered-elsewhere');
  });

  it('finds a ring that Realtime did not tell, and one that ended unheard, when it reads again', async () => {
    const listLive = vi.fn<CallBackend['listLive']>(() => Promise.resolve([waitingSession()]));
    const read = vi.fn<CallBackend['read']>(() => Promise.resolve(endedSession({ endReason: 'cancelled' })));
    const { runner } = setUp(patientSelf, { listLive, read });
    await runner.catchUp();
    expect(runner.current().state.kind).toBe('ringing');
    await vi.advanceTimersByTimeAsync(10_000);
    expect(read).toHaveBeenCalledWith('session-1');
    expect(runner.current().state.kind).toBe('over');
  });

  it('does not ring again for an old copy of a row it has seen end', () => {
    const { runner, host } = setUp(patientSelf, {});
    runner.takeRow(endedSession());
    runner.takeRow(waitingSession());
    expect(host.ring).not.toHaveBeenCalled();
  });
});
