import { expect, test } from 'vitest';
import { authenticatedPartner } from './certificate.ts';

const leaf = new TextEncoder().encode('a certificate').buffer;
const fingerprintOf = async (certificate: ArrayBuffer) => {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', certificate));
  return `sha-256 ${[...digest].map((byte) => byte.toString(16).padStart(2, '0')).join(':')}`;
};

/** A transport as Chromium shows it: no certificate before its own state is "connected". */
class LateTransport extends EventTarget {
  state: RTCDtlsTransportState = 'connecting';
  private readonly certificate: ArrayBuffer;

  constructor(certificate: ArrayBuffer) {
    super();
    this.certificate = certificate;
  }

  getRemoteCertificates(): ArrayBuffer[] {
    return this.state === 'connected' ? [this.certificate] : [];
  }

  become(state: RTCDtlsTransportState): void {
    this.state = state;
    this.dispatchEvent(new Event('statechange'));
  }
}

const connectionOver = (transport: LateTransport) => ({
  sctp: { transport },
  getSenders: () => [],
  getReceivers: () => [],
});

test('a transport that says "connected" after its connection does is waited for', async () => {
  const transport = new LateTransport(leaf);
  const proven = authenticatedPartner(connectionOver(transport), { fingerprints: [await fingerprintOf(leaf)] });
  transport.become('connected');
  expect(await proven).toBe(true);
});

test('what it then shows has to be the published certificate', async () => {
  const transport = new LateTransport(leaf);
  const other = await fingerprintOf(new TextEncoder().encode('another').buffer);
  const proven = authenticatedPartner(connectionOver(transport), { fingerprints: [other] });
  transport.become('connected');
  expect(await proven).toBe(false);
});

test('one that closes instead has proven nothing', async () => {
  const transport = new LateTransport(leaf);
  const proven = authenticatedPartner(connectionOver(transport), { fingerprints: [await fingerprintOf(leaf)] });
  transport.become('closed');
  expect(await proven).toBe(false);
});
