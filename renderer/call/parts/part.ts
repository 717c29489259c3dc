import type { CallEvent, CallState, Self } from '#shared/domain/call/state.ts';
import type { ClinicMessages } from '../chat/clinic-keeper.ts';
import type { CallBackend } from '../../backend/backend.ts';
import type { ControlChannel, HeardMessage } from '../engine/control-channel.ts';
import type { LocalMedia } from '../engine/local-media.ts';

/** A connection whose description came from the partner's certificate. Nothing has been sent over it yet. */
export interface AttachedConnection {
  readonly connection: RTCPeerConnection;
  /** Words to the partner; `send` says whether it could. */
  readonly control: Pick<ControlChannel, 'send' | 'whenOpen'>;
  /** What sends this kind; null until the answering side has taken the offer. Ask when needed, do not keep it. */
  sender(kind: 'audio' | 'video'): RTCRtpSender | null;
}

/** What a part may use for as long as the call is open here. */
export interface PartScope {
  readonly self: Self;
  readonly calls: CallBackend;
  readonly messages: ClinicMessages;
  readonly media: LocalMedia;
  state(): CallState;
  /** The server's clock, ms since 1970. */
  serverNow(): number;
  dispatch(event: CallEvent): void;
  /** What `current()` answers is another now. */
  changed(): void;
}

/**
 * Something of the call that lives beside the machine (quality, chat, devices, ...): made when the call's connection is
 * prepared, given every connection of the attempt one after the other, closed with the call.
 */
export interface CallPart<Shown = unknown> {
  /** What the screens show of it (`snapshot.features`); the same object until it changes. */
  current(): Shown;
  /** A new verified connection; the one before, if any, has been detached. */
  attach(connection: AttachedConnection): void;
  /** The connection is gone or replaced: end what belongs to it, keep what belongs to the call. */
  detach(): void;
  /** A word of the partner's that the control channel understood. */
  message?(message: HeardMessage): void;
  /** The call's state is another now. */
  state?(state: CallState): void;
  /** What this side's devices give, or whether it is sent, is another now. */
  media?(): void;
  /** The call is released: timers, tracks, listeners, everything ends. */
  close(): void;
}
