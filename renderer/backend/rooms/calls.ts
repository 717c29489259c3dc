import type {
  CallEndReason,
  CallSession,
  QualitySample,
  RelayCredentials,
  SignalingHalf,
  WaitingPeer,
} from '#shared/domain/records.ts';
import type { CallCode } from '#shared/errors/codes.ts';

export type RefusedPartnerCode = Extract<CallCode, 'partner_not_verified' | 'stranger_refused' | 'signal_refused'>;

export interface PeerAddress {
  readonly peerId: string;
  readonly signaling: SignalingHalf;
}

export interface CallBackend {
  start(appointmentId: string, device: string, peer: PeerAddress | null): Promise<CallSession>;
  /** With an address: also where this device can be connected to while it rings. */
  acknowledgeRing(sessionId: string, device: string, peer: PeerAddress | null): Promise<CallSession>;
  join(sessionId: string, device: string, peer: PeerAddress | null): Promise<CallSession>;
  publishPeer(sessionId: string, device: string, peer: PeerAddress): Promise<CallSession>;
  markActive(sessionId: string, device: string): Promise<CallSession>;
  heartbeat(sessionId: string, device: string): Promise<CallSession>;
  decline(sessionId: string): Promise<CallSession>;
  /** "I need 2 minutes": once per attempt, before anybody joined; asked again it changes nothing. */
  askForTwoMinutes(sessionId: string): Promise<CallSession>;
  /**
   * This person's side of a live attempt moves to this device. The older device sees another device in the row; what it
   * still sends is refused with `call_started_elsewhere` (doctor) or `call_joined_elsewhere` (patient).
   * @param peer An address the older device did not have.
   */
  takeOver(sessionId: string, device: string, peer: PeerAddress | null): Promise<CallSession>;
  /** @param device When given: an ending of a device that no longer holds its side changes nothing. */
  end(sessionId: string, reason: CallEndReason | null, device?: string): Promise<CallSession>;
  read(sessionId: string): Promise<CallSession | null>;
  /** This person's attempts that are not ended, newest first. */
  listLive(): Promise<readonly CallSession[]>;
  /**
   * This device is in the waiting room of a confirmed online visit and can be connected to; to be said again every 20 s.
   * @returns the row as it stands: another device in it is this person's other computer, which came first.
   */
  offerWaitingPeer(appointmentId: string, device: string, peer: PeerAddress): Promise<WaitingPeer>;
  /** Takes back what this device offered; what another one offered stays. */
  withdrawWaitingPeer(appointmentId: string, device: string): Promise<void>;
  /** Both sides' addresses that were not taken back, also those not seen for long. */
  readWaitingPeers(appointmentId: string): Promise<readonly WaitingPeer[]>;
  /** An app refused somebody who was not shown to be the partner: a line in the clinic's audit log, at most ten an attempt. */
  reportRefusedPartner(sessionId: string, code: RefusedPartnerCode, device: string): Promise<void>;
  /**
   * Keeps samples with the attempt, also shortly after its end.
   * @param samples at most 200; one for each second counts
   * @returns how many were new
   */
  recordQuality(sessionId: string, samples: readonly QualitySample[]): Promise<number>;
  /** The clinic's relay, for a participant of a live attempt. */
  relayCredentials(sessionId: string): Promise<RelayCredentials>;
  /** The same before there is an attempt: for the two people of a confirmed online visit whose waiting room is open. */
  relayCredentialsForVisit(appointmentId: string): Promise<RelayCredentials>;
  /** The same for a device check at any time, good for a minute; null when this person has no confirmed video visit to come. */
  relayCredentialsForDeviceCheck(): Promise<RelayCredentials | null>;
  /** Server's clock minus this computer's, ms. */
  clockOffset(): Promise<number>;
}
