import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { timing } from '#shared/domain/call/state.ts';
import type { MediaNotice } from './control-channel.ts';
import { watchMedia, type MediaWatch } from './media-watch.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** What has arrived over a connection so far. */
class Connection extends EventTarget {
  connectionState: RTCPeerConnectionState = 'connected';
  transportBytes = 0;
  framesDecoded = 0;
  audioSamples = 0;
  kinds = ['audio', 'video'];

  async getStats() {
    return new Map<string, Readonly<Record<string, unknown>>>([
      ['T', { type: 'transport', bytesReceived: this.transportBytes }],
      ['V', { type: 'inbound-rtp', kind: 'video', framesDecoded: this.framesDecoded }],
      ['A', { type: 'inbound-rtp', kind: 'audio', totalSamplesReceived: this.audioSamples }],
    ]);
  }
  getReceivers() {
    return this.kinds.map((kind) => ({ track: { kind } }));
  }
}

let watch: MediaWatch;
afterEach(() => {
  watch.stop();
});

function watching({
  replacesFlowing = false,
  known = null,
}: { replacesFlowing?: boolean; known?: MediaNotice | null } = {}) {
  const connection = new Connection();
  const told: string[] = [];
  let partner = known;
  watch = watchMedia(
    connection,
    {
      flowing: () => told.push('flowing'),
      silent: () => told.push('silent'),
      dead: () => told.push('dead'),
      partner: () => partner,
    },
    { replacesFlowing },
  );
  return {
    connection,
    told,
    says: (notice: MediaNotice) => {
      partner = notice;
      watch.partnerTold();
    },
    /** Something arrives all the time for so long, ms. */
    flow: async (ms: number, arriving: Partial<Pick<Connection, 'framesDecoded' | 'audioSamples'>> = {}) => {
      for (let passed = 0; passed < ms; passed += 100) {
        connection.transportBytes += 100;
        connection.framesDecoded += arriving.framesDecoded ?? 0;
        connection.audioSamples += arriving.audioSamples ?? 0;
        await vi.advanceTimersByTimeAsync(100);
      }
    },
    silence: (ms: number) => vi.advanceTimersByTimeAsync(ms),
  };
}

const on: MediaNotice = { audio: 'on', video: 'on', screen: false };

describe('what arrives', () => {
  it('flows from the first decoded picture on, not from packets alone', async () => {
    const { told, flow, says } = watching();
    says(on);
    await flow(1_000, { audioSamples: 480 });
    expect(told).toEqual([]);
    expect(watch.isFlowing()).toBe(false);
    await flow(200, { framesDecoded: 3 });
    expect(told).toEqual(['flowing']);
    expect(watch.isFlowing()).toBe(true);
  });

  it('does not take the black pictures before the join for the partner', async () => {
    const { told, flow, says } = watching();
    await flow(1_000, { framesDecoded: 1 });
    expect(told).toEqual([]);
    says(on);
    await flow(300);
    expect(told).toEqual([]);
    await flow(100, { framesDecoded: 1 });
    expect(told).toEqual(['flowing']);
  });

  it.each([
    ['sound, while the partner sends no picture', { audio: 'on', video: 'off', screen: false }, { audioSamples: 480 }],
    ['nothing but its words, while the partner sends neither', { audio: 'off', video: 'off', screen: false }, {}],
  ] as const)('flows with %s', async (_what, notice, arriving) => {
    const { told, flow, says } = watching();
    await flow(300, arriving);
    expect(told).toEqual([]);
    says(notice);
    await flow(200, arriving);
    expect(told).toEqual(['flowing']);
  });

  it('is silent after the time that counts, told once, and flows again with the first packet', async () => {
    const { told, flow, silence, says } = watching();
    says(on);
    await flow(300, { framesDecoded: 3 });
    await silence(timing.silenceMs - 200);
    expect(told).toEqual(['flowing']);
    await silence(400);
    expect(told).toEqual(['flowing', 'silent']);
    await silence(20_000);
    expect(told).toEqual(['flowing', 'silent']);
    await flow(200);
    expect(told).toEqual(['flowing', 'silent', 'flowing']);
  });

  it('says nothing about a connection that has not begun yet', async () => {
    const { told, silence } = watching();
    await silence(60_000);
    expect(told).toEqual([]);
  });

  it('is missed sooner where the network may be another, and then the connection is dead', async () => {
    const { told, flow, silence, says } = watching();
    says(on);
    await flow(300, { framesDecoded: 3 });
    watch.doubt();
    await silence(1_000);
    expect(told).toEqual(['flowing', 'silent', 'dead']);
  });

  it('is not dead when something comes after the doubt', async () => {
    const { told, flow, silence, says } = watching();
    says(on);
    await flow(300, { framesDecoded: 3 });
    watch.doubt();
    await flow(1_500, { framesDecoded: 3 });
    await silence(1_000);
    expect(told).toEqual(['flowing']);
  });

  it('is given the time of silence where it takes the place of what flowed, and its first picture is news', async () => {
    const replaced = watching({ replacesFlowing: true, known: on });
    expect(watch.isFlowing()).toBe(true);
    await replaced.flow(300, { framesDecoded: 3 });
    expect(replaced.told).toEqual(['flowing']);
    watch.stop();
    const never = watching({ replacesFlowing: true });
    await never.silence(timing.silenceMs + 300);
    expect(never.told).toEqual(['silent']);
  });

  it('is looked at no more once stopped, or once the connection is closed', async () => {
    const closed = watching({ known: on });
    closed.connection.connectionState = 'closed';
    await closed.flow(500, { framesDecoded: 3 });
    expect(closed.told).toEqual([]);
    watch.stop();
    const stopped = watching({ known: on });
    watch.stop();
    await stopped.flow(500, { framesDecoded: 3 });
    stopped.connection.dispatchEvent(new Event('connectionstatechange'));
    await stopped.silence(0);
    expect(stopped.told).toEqual([]);
  });
});
