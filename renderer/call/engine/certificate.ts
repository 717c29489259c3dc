import type { SignalingHalf } from '#shared/domain/records.ts';
import { normalFingerprint } from './sdp-check.ts';

/** This attempt's own certificate and what the partner is told of it. */
export interface Identity {
  readonly certificate: RTCCertificate;
  readonly signaling: SignalingHalf;
}

/** A fresh ECDSA P-256 certificate, the kind every WebRTC client makes; a few milliseconds. */
export async function createIdentity(): Promise<Identity> {
  const algorithm: EcKeyGenParams = { name: 'ECDSA', namedCurve: 'P-256' };
  const certificate = await RTCPeerConnection.generateCertificate(algorithm);
  const fingerprints = certificate
    .getFingerprints()
    .map(({ algorithm = '', value = '' }) => normalFingerprint(`${algorithm} ${value}`));
  return { certificate, signaling: { fingerprints } };
}

type Transport = Pick<RTCDtlsTransport, 'state' | 'getRemoteCertificates' | 'addEventListener'>;
interface OnTransport {
  readonly transport: Transport | null;
}

/** What is asked of a connection here. */
export interface ConnectionOverTransports {
  readonly sctp: OnTransport | null;
  getSenders(): readonly OnTransport[];
  getReceivers(): readonly OnTransport[];
}

/** How long a transport may take to show what its connection already says, ms; measured: 1 to 4. */
const patienceMs = 5_000;

/**
 * Whether the certificate that DTLS really authenticated is the one the partner published. The text of the
 * descriptions was checked before; this asks the transport itself. False while nothing is connected.
 */
export async function authenticatedPartner(
  connection: ConnectionOverTransports,
  partner: SignalingHalf,
): Promise<boolean> {
  const allowed = new Set(partner.fingerprints.map(normalFingerprint));
  const transports = new Set<Transport>();
  const { sctp } = connection;
  for (const { transport } of [...(sctp ? [sctp] : []), ...connection.getSenders(), ...connection.getReceivers()]) {
    if (transport) transports.add(transport);
  }
  if (transports.size === 0) return false;
  for (const transport of transports) {
    await settled(transport);
    const [leaf] = transport.getRemoteCertificates();
    if (!leaf) return false;
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', leaf));
    const value = [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join(':');
    if (!allowed.has(normalFingerprint(`sha-256 ${value}`))) return false;
  }
  return true;
}

/**
 * Chromium's connection says "connected" a moment before its transport does, in about one of ten connections; until then
 * the transport has no certificate to show, which is not the same as showing a wrong one.
 */
async function settled(transport: Transport): Promise<void> {
  if (transport.state !== 'new' && transport.state !== 'connecting') return;
  const over = new AbortController();
  await new Promise<void>((done) => {
    const timer = setTimeout(done, patienceMs);
    over.signal.addEventListener('abort', () => {
      clearTimeout(timer);
      done();
    });
    transport.addEventListener(
      'statechange',
      () => {
        if (transport.state !== 'new' && transport.state !== 'connecting') over.abort();
      },
      { signal: over.signal },
    );
  });
  over.abort();
}
