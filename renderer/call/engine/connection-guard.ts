import type { PartnerAddress } from '#shared/domain/call/state.ts';
import { authenticatedPartner, type ConnectionOverTransports } from './certificate.ts';
import { describesPartner } from './sdp-check.ts';

/** A connection, as far as it is looked at here. */
export interface GuardedConnection extends ConnectionOverTransports {
  readonly connectionState: RTCPeerConnectionState;
  readonly signalingState: RTCSignalingState;
  setRemoteDescription(description: RTCSessionDescriptionInit): Promise<void>;
  addEventListener(type: 'connectionstatechange', listener: () => void): void;
}

export interface GuardListener {
  /** The other side is not who the clinic's record names; nothing of it may be used. */
  impostor(): void;
  /** The description comes from the right certificate, but the browser cannot use it. */
  unusable(): void;
  /** The transport itself has authenticated the partner's certificate. */
  proven(): void;
}

/**
 * Every description that is applied from now on has to come from the partner's certificate, and when the connection
 * stands, the transport is asked whom it really authenticated.
 */
export function guardConnection(connection: GuardedConnection, partner: PartnerAddress, on: GuardListener): void {
  const apply = connection.setRemoteDescription.bind(connection);
  connection.setRemoteDescription = async (description: RTCSessionDescriptionInit) => {
    if (!describesPartner(description.sdp ?? '', partner.signaling)) {
      on.impostor();
      throw new Error('the description is not from the certificate the partner published');
    }
    try {
      await apply(description);
    } catch (error) {
      if (connection.signalingState !== 'closed') on.unusable();
      throw error;
    }
  };
  const verify = async () => {
    const proven = await authenticatedPartner(connection, partner.signaling);
    if (connection.connectionState !== 'connected') return;
    if (proven) on.proven();
    else on.impostor();
  };
  connection.addEventListener('connectionstatechange', () => {
    if (connection.connectionState === 'connected') void verify();
  });
}

/** Whether the connection has come to stand, and may have broken since: it needs no word of the server's any more. */
export function isSetUp(connection: Pick<RTCPeerConnection, 'connectionState'> | null): boolean {
  return connection !== null && connection.connectionState !== 'new' && connection.connectionState !== 'connecting';
}
