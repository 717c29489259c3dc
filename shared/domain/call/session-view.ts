import type { CallSession } from '../records.ts';
import type { Outcome, PartnerAddress, RingOffReason, Self } from './state.ts';

/**
 * The partner's address, once it is complete enough to be called and checked. The patient's may be known while it still
 * rings: the connection is negotiated then, and nothing is sent over it before the join.
 */
export function partnerAddress(self: Self, session: CallSession): PartnerAddress | null {
  const [peerId, signaling] =
    self.side === 'doctor'
      ? [session.patientPeerId, session.patientSignaling]
      : [session.doctorPeerId, session.doctorSignaling];
  return peerId !== null && signaling !== null ? { peerId, signaling } : null;
}

/** Whether this app holds its side of the attempt, another of the same person's does, or nobody does yet. */
export function holder(self: Self, session: CallSession): 'self' | 'another-device' | 'nobody' {
  const device = self.side === 'doctor' ? session.doctorDevice : session.patientJoined ? session.patientDevice : null;
  if (device === null) return 'nobody';
  return device === self.device ? 'self' : 'another-device';
}

/** What an ended attempt means to this person. */
export function outcomeOf(self: Self, session: Extract<CallSession, { status: 'ended' }>): Outcome {
  const by = session.endedBy === null ? 'clinic' : session.endedBy === self.userId ? 'self' : 'other';
  const talkedMs = session.startedAt === null ? null : Math.max(0, session.endedAt - session.startedAt);
  return { kind: 'ended', reason: session.endReason, by, talkedMs };
}

/** Why a ring stops when its attempt ended. */
export function ringOffReason(session: Extract<CallSession, { status: 'ended' }>): RingOffReason {
  switch (session.endReason) {
    case 'declined':
      return 'declined';
    case 'no_answer':
    case 'unreachable':
      return 'expired';
    case 'completed':
    case 'cancelled':
    case 'network':
    case 'continued_by_phone':
      return 'cancelled';
  }
}
