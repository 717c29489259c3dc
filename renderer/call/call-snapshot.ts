import type { CallState } from '#shared/domain/call/state.ts';
import type { MediaNotice } from './engine/control-channel.ts';
import { noLocalMedia, type LocalMediaSnapshot } from './engine/local-media-snapshot.ts';
import type { MediaPath } from './engine/media-path.ts';
import type { PartnerPlayer } from './engine/partner-player.ts';
import type { CallFeatures, CallParts } from './parts/index.ts';

/** What the screens see of devices and connection while a call is open here. */
export interface OpenSnapshot {
  readonly local: LocalMediaSnapshot;
  readonly remote: { readonly stream: MediaStream | null; readonly sending: MediaNotice | null };
  /** Plays the partner's stream; null while nothing is open. */
  readonly player: PartnerPlayer | null;
  /** False while our PeerServer is away: a running call goes on, a new connection has to wait. */
  readonly peerServerReachable: boolean;
  /** Somebody else tried to connect to this call and was turned away. */
  readonly strangerRefused: boolean;
  /** Something broken was sent to this call by way of the server, and not used. */
  readonly signalRefused: boolean;
  /** The way sound and picture take; null while nothing is connected. */
  readonly path: MediaPath | null;
  /** Groups of digits that both people can read aloud: equal on both screens when nobody sits between. */
  readonly safetyCode: readonly string[] | null;
  /** The call's parts and what each shows; null until the call's half of the program is loaded. */
  readonly parts: CallParts | null;
  readonly features: CallFeatures | null;
}

/** Everything the screens of the call show. */
export interface CallSnapshot extends OpenSnapshot {
  readonly state: CallState;
}

/** While nothing is open. */
export const nothingOpen: OpenSnapshot = {
  local: noLocalMedia,
  remote: { stream: null, sending: null },
  player: null,
  peerServerReachable: true,
  strangerRefused: false,
  signalRefused: false,
  path: null,
  safetyCode: null,
  parts: null,
  features: null,
};

/** Before anything has happened. */
export const idleSnapshot: CallSnapshot = { state: { kind: 'idle' }, ...nothingOpen };
