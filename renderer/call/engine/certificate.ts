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

/**
 * Whether the certificate that DTLS really authenticated is the one the partner published. The text of the
 * descriptions was checked before; this asks the transport itself. False while nothing is connected.
 */
export async function authenticatedPartner(connection: RTCPeerConnection, partner: SignalingHalf): Promise<boolean> {
  const allowed = new Set(partner.fingerprints.map(normalFingerprint));
  const transports = new Set<RTCDtlsTransport>();
  if (connection.sctp) transports.add(connection.sctp.transport);
  for (const { transport } of [...connection.getSenders(), ...connection.getReceivers()]) {
    if (transport) transports.add(transport);
  }
  if (transports.size === 0) return false;
  for (const transport of transports) {
    const [leaf] = transport.getRemoteCertificates();
    if (!leaf) return false;
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', leaf));
    const value = [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join(':');
    if (!allowed.has(normalFingerprint(`sha-256 ${value}`))) return false;
  }
  return true;
}
