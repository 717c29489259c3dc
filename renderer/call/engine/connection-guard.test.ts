import { describe, expect, it, vi } from 'vitest';
import { guardConnection, isSetUp, type GuardListener } from './connection-guard.ts';

const certificate = new TextEncoder().encode('the partner’s certificate').buffer;
const fingerprintOf = async (leaf: ArrayBuffer) => {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', leaf));
  return `sha-256 ${[...digest].map((byte) => byte.toString(16).padStart(2, '0')).join(':')}`;
};
const description = (fingerprint: string): RTCSessionDescriptionInit => ({
  type: 'answer',
  sdp: `v=0\r\nm=audio 9 UDP 111\r\na=fingerprint:${fingerprint}\r\n`,
});

/** The browser's end: applies what it is given, and authenticates whoever has the certificate it was made with. */
class Connection extends EventTarget {
  connectionState: RTCPeerConnectionState = 'new';
  signalingState: RTCSignalingState = 'have-local-offer';
  readonly applied: RTCSessionDescriptionInit[] = [];
  private readonly transport;

  constructor(leaf: ArrayBuffer) {
    super();
    this.transport = Object.assign(new EventTarget(), {
      state: 'connected' as const,
      getRemoteCertificates: () => [leaf],
    });
  }
  readonly sctp = null;
  getSenders() {
    return [{ transport: this.transport }];
  }
  getReceivers() {
    return [];
  }
  async setRemoteDescription(given: RTCSessionDescriptionInit): Promise<void> {
    if (given.sdp?.includes('unusable') === true) throw new Error('the browser cannot use it');
    this.applied.push(given);
  }
  become(state: RTCPeerConnectionState): void {
    this.connectionState = state;
    this.dispatchEvent(new Event('connectionstatechange'));
  }
}

async function guarded(leaf = certificate) {
  const connection = new Connection(leaf);
  const on = {
    impostor: vi.fn<GuardListener['impostor']>(),
    unusable: vi.fn<GuardListener['unusable']>(),
    proven: vi.fn<GuardListener['proven']>(),
  };
  const fingerprint = await fingerprintOf(certificate);
  guardConnection(connection, { peerId: 'mc-partner', signaling: { fingerprints: [fingerprint] } }, on);
  return { connection, on, fingerprint };
}

describe('a guarded connection', () => {
  it('applies the partner’s description, and tells when the transport has authenticated the partner', async () => {
    const { connection, on, fingerprint } = await guarded();
    await connection.setRemoteDescription(description(fingerprint));
    expect(connection.applied).toHaveLength(1);
    connection.become('connected');
    await vi.waitFor(() => expect(on.proven).toHaveBeenCalledOnce());
    expect(on.impostor).not.toHaveBeenCalled();
  });

  it.each([
    ['of another certificate', (line: string) => line.replace(/..$/u, '00')],
    ['with another one added', (line: string) => `${line}\r\na=fingerprint:sha-256 00:11`],
    ['with none', () => ''],
  ])('applies no description %s, at any time', async (_what, forged) => {
    const { connection, on, fingerprint } = await guarded();
    await connection.setRemoteDescription(description(fingerprint));
    await expect(connection.setRemoteDescription(description(forged(fingerprint)))).rejects.toThrow(/certificate/u);
    expect(connection.applied).toHaveLength(1);
    expect(on.impostor).toHaveBeenCalledOnce();
  });

  it('takes nobody for the partner whom only the text names', async () => {
    const { connection, on, fingerprint } = await guarded(new TextEncoder().encode('somebody else’s').buffer);
    await connection.setRemoteDescription(description(fingerprint));
    connection.become('connected');
    await vi.waitFor(() => expect(on.impostor).toHaveBeenCalledOnce());
    expect(on.proven).not.toHaveBeenCalled();
  });

  it('tells a description that the browser cannot use, unless the connection is closed anyway', async () => {
    const { connection, on, fingerprint } = await guarded();
    const unusable = { ...description(fingerprint), sdp: `${description(fingerprint).sdp ?? ''}a=unusable\r\n` };
    await expect(connection.setRemoteDescription(unusable)).rejects.toThrow(/cannot use it/u);
    expect(on.unusable).toHaveBeenCalledOnce();
    connection.signalingState = 'closed';
    await expect(connection.setRemoteDescription(unusable)).rejects.toThrow(/cannot use it/u);
    expect(on.unusable).toHaveBeenCalledOnce();
  });

  it('says nothing of a connection that was closed while it was looked at', async () => {
    const { connection, on } = await guarded();
    connection.become('connected');
    connection.connectionState = 'closed';
    // Longer than the guard's own look at the certificate, begun after it.
    for (let count = 0; count < 5; count += 1) await fingerprintOf(certificate);
    expect(on.proven).not.toHaveBeenCalled();
    expect(on.impostor).not.toHaveBeenCalled();
  });
});

describe('isSetUp', () => {
  it.each([
    ['new', false],
    ['connecting', false],
    ['connected', true],
    ['disconnected', true],
    ['failed', true],
    ['closed', true],
  ] as const)('%s: %s', (connectionState, expected) => {
    expect(isSetUp({ connectionState })).toBe(expected);
  });

  it('no connection: false', () => {
    expect(isSetUp(null)).toBe(false);
  });
});
