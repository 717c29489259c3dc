import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type { DeviceCode } from '#shared/errors/codes.ts';
import { renderSignedIn, sita } from '../../app/testing.tsx';
import { FakeClinic } from '../../backend/fake-backend.ts';
import { readCheck } from '../../call/check/remembered-check.ts';
import { en } from '../../i18n/en/index.ts';
import { startI18n } from '../../i18n/index.ts';
import DeviceCheck from './DeviceCheck.tsx';

vi.mock('../../call/screens/OwnPicture.tsx', () => ({ OwnPicture: () => null }));
vi.mock('../../call/peer-link-check.ts', () => ({ reachPeerServer: () => Promise.resolve(reachable.peerServer) }));
vi.mock('../../call/check/reach-relay.ts', () => ({ reachRelay: () => Promise.resolve(reachable.relay) }));
vi.mock('../../call/check/test-tone.ts', () => ({
  playTestTone: () => (reachable.speaker ? Promise.resolve() : Promise.reject(new Error('no output'))),
}));

const words = en.deviceCheck;
const reachable = { peerServer: true, relay: true, speaker: true };
const refusing = (reason: DOMException) => async (): Promise<MediaStream> => {
  throw reason;
};
let answer: (constraints: MediaStreamConstraints) => Promise<MediaStream>;
let clinic: FakeClinic;

beforeAll(() => startI18n('en'));
beforeEach(() => {
  localStorage.clear();
  Object.assign(reachable, { peerServer: true, relay: true, speaker: true });
  answer = refusing(new DOMException('', 'NotFoundError'));
  vi.stubGlobal('navigator', {
    userAgent: navigator.userAgent,
    platform: navigator.platform,
    language: navigator.language,
    mediaDevices: {
      getUserMedia: (constraints: MediaStreamConstraints) => answer(constraints),
      enumerateDevices: () => Promise.resolve([]),
      addEventListener: () => undefined,
      removeEventListener: () => undefined,
    },
  });
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function open(): void {
  clinic = new FakeClinic(sita);
  renderSignedIn(<DeviceCheck />, { me: sita, clinic });
}
const part = (name: string) => within(screen.getByRole('region', { name }));

const refusals: readonly (readonly [DOMException, DeviceCode, DeviceCode])[] = [
  [new DOMException('', 'NotFoundError'), 'camera_missing', 'microphone_missing'],
  [new DOMException('', 'NotReadableError'), 'camera_busy', 'microphone_busy'],
  [new DOMException('Permission denied', 'NotAllowedError'), 'camera_refused', 'microphone_refused'],
  [
    new DOMException('Permission denied by system', 'NotAllowedError'),
    'camera_refused_by_system',
    'microphone_refused_by_system',
  ],
  [new DOMException('', 'SecurityError'), 'camera_refused_by_clinic', 'microphone_refused_by_clinic'],
];
test.each(refusals)('%s: each device with its own words and remedy', async (error, camera, microphone) => {
  answer = refusing(error);
  open();
  expect((await part('Camera').findByRole('alert')).textContent).toContain(en.errors[camera].remedy);
  expect((await part('Microphone').findByRole('alert')).textContent).toContain(en.errors[microphone].remedy);
  expect(part('Camera').getByText(words.state.fault)).toBeTruthy();
});

test('a sound that is not heard, and one that cannot be played', async () => {
  open();
  fireEvent.click(part('Speaker').getByRole('button', { name: words.speaker.play }));
  fireEvent.click(await part('Speaker').findByRole('button', { name: words.speaker.no }));
  expect(part('Speaker').getByRole('alert').textContent).toContain(en.errors.speaker_not_heard.remedy);
  reachable.speaker = false;
  fireEvent.click(part('Speaker').getByRole('button', { name: words.speaker.playAgain }));
  expect(await part('Speaker').findByText(en.errors.speaker_failed.title)).toBeTruthy();
  reachable.speaker = true;
  fireEvent.click(part('Speaker').getByRole('button', { name: words.speaker.playAgain }));
  fireEvent.click(await part('Speaker').findByRole('button', { name: words.speaker.yes }));
  expect(part('Speaker').getByText(words.state.works)).toBeTruthy();
  await waitFor(() => expect(readCheck(sita.id)).toMatchObject({ speaker: 'ok', camera: 'missing', network: 'ok' }));
});

test('the network: each way that fails has its words, and is tried again', async () => {
  clinic = new FakeClinic(sita);
  clinic.refuse('calls.clockOffset', 'server_unreachable');
  renderSignedIn(<DeviceCheck />, { me: sita, clinic });
  expect(await part('Network').findByText(en.errors.server_unreachable.title)).toBeTruthy();
  const again = () => fireEvent.click(part('Network').getByRole('button', { name: en.call.devices.tryAgain }));

  reachable.peerServer = false;
  again();
  expect(await part('Network').findByText(en.errors.peer_server_unreachable.title)).toBeTruthy();
  reachable.peerServer = true;
  clinic.relay = { ...clinic.relay, relayOnly: true };
  again();
  expect(await part('Network').findByText(en.errors.relay_missing.title)).toBeTruthy();
  reachable.relay = false;
  clinic.relay = { ...clinic.relay, urls: ['turn:relay.example:3478'] };
  again();
  expect(await part('Network').findByText(en.errors.relay_unreachable.title)).toBeTruthy();
  reachable.relay = true;
  again();
  expect(await part('Network').findByText(words.network.relay.works)).toBeTruthy();
});

test('a check somebody walked away from lets go of the camera by itself', async () => {
  const stop = vi.fn<() => void>();
  const track = Object.assign(new EventTarget(), {
    kind: 'video',
    contentHint: '',
    label: 'A camera',
    getSettings: () => ({}),
    stop,
  });
  class Stream {
    getTracks = () => [track];
    getVideoTracks = () => [track];
  }
  vi.stubGlobal('MediaStream', Stream);
  answer = () => Promise.resolve(new MediaStream());
  vi.useFakeTimers({ shouldAdvanceTime: true });
  try {
    open();
    expect(await part('Camera').findByText(words.state.works)).toBeTruthy();
    await vi.advanceTimersByTimeAsync(179_000);
    expect(stop).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(await screen.findByText(words.paused)).toBeTruthy();
    expect(stop).toHaveBeenCalled();
    fireEvent.click(screen.getByRole('button', { name: words.again }));
    expect(await part('Camera').findByText(words.state.works)).toBeTruthy();
  } finally {
    vi.useRealTimers();
  }
});
