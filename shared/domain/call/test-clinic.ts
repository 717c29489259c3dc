// What the functions of the database do to the one appointment's attempts and waiting addresses, for the tests of both
// sides together. Their own tests are in tests/policies.
import type { CallEndReason, CallSession } from '../records.ts';
import type { PartnerAddress, Self } from './state.ts';
import { doctorSelf, patientSelf } from './test-sessions.ts';

export type Refusal = 'call_ended' | 'call_started_elsewhere' | 'call_joined_elsewhere' | 'call_not_joined';
export type Answer = CallSession | Refusal;

const ringMs = 45_000;
const twoMinutesMs = 120_000;

export class TestClinic {
  rows: CallSession[] = [];
  waiting: Partial<Record<Self['side'], { readonly device: string; readonly peer: PartnerAddress }>> = {};
  /** The server's clock, ms. */
  now = 0;

  get live(): CallSession | undefined {
    return this.rows.find((row) => row.status !== 'ended');
  }

  start(self: Self, peer: PartnerAddress): Answer {
    this.closeStale();
    const { live } = this;
    if (live) {
      if (live.doctorDevice !== self.device) return 'call_started_elsewhere';
      return this.write({ ...live, doctorPeerId: peer.peerId, doctorSignaling: peer.signaling });
    }
    const waits = this.waiting.patient;
    const attempt = this.rows.length + 1;
    const row: CallSession = {
      id: `session-${String(attempt)}`,
      appointmentId: 'appointment-1',
      doctorId: doctorSelf.userId,
      patientId: patientSelf.userId,
      attempt,
      status: 'waiting',
      patientJoined: waits !== undefined,
      doctorDevice: self.device,
      patientDevice: waits?.device ?? null,
      doctorPeerId: peer.peerId,
      patientPeerId: waits?.peer.peerId ?? null,
      doctorSignaling: peer.signaling,
      patientSignaling: waits?.peer.signaling ?? null,
      partnerRefused: null,
      patientRangAt: waits ? this.now : null,
      patientBackAt: null,
      ringExpiresAt: this.now + ringMs,
      createdAt: this.now,
      version: 1,
    };
    this.rows = [...this.rows, row];
    return row;
  }

  acknowledge(id: string, peer: PartnerAddress): CallSession | null {
    const row = this.find(id);
    if (!row || row.status !== 'waiting' || row.patientJoined || row.patientPeerId !== null) return row ?? null;
    return this.write({
      ...row,
      patientRangAt: this.now,
      patientPeerId: peer.peerId,
      patientSignaling: peer.signaling,
    });
  }

  join(id: string, self: Self, peer: PartnerAddress): Answer {
    const row = this.find(id);
    if (!row || row.status === 'ended' || (!row.patientJoined && row.ringExpiresAt <= this.now)) return 'call_ended';
    if (row.patientJoined && row.patientDevice !== self.device) return 'call_joined_elsewhere';
    return this.write({
      ...row,
      patientJoined: true,
      patientDevice: self.device,
      patientPeerId: peer.peerId,
      patientSignaling: peer.signaling,
    });
  }

  askForTwoMinutes(id: string): Answer {
    const row = this.find(id);
    if (!row || row.status === 'ended') return 'call_ended';
    if (row.patientJoined || row.patientBackAt !== null) return row;
    if (row.ringExpiresAt <= this.now) return 'call_ended';
    const patientBackAt = this.now + twoMinutesMs;
    return this.write({ ...row, patientBackAt, ringExpiresAt: patientBackAt + ringMs });
  }

  takeOver(id: string, self: Self, peer: PartnerAddress): Answer {
    const row = this.find(id);
    if (!row || row.status === 'ended') return 'call_ended';
    if (self.side === 'doctor') {
      return this.write({
        ...row,
        doctorDevice: self.device,
        doctorPeerId: peer.peerId,
        doctorSignaling: peer.signaling,
      });
    }
    if (!row.patientJoined) return 'call_not_joined';
    return this.write({
      ...row,
      patientDevice: self.device,
      patientPeerId: peer.peerId,
      patientSignaling: peer.signaling,
    });
  }

  activate(id: string, self: Self): CallSession | null {
    const row = this.find(id);
    if (!row || row.status !== 'waiting' || !row.patientJoined || this.holder(row, self) !== self.device) return null;
    return this.write({ ...row, status: 'active', startedAt: this.now });
  }

  decline(id: string): CallSession | null {
    const row = this.find(id);
    if (!row || row.status !== 'waiting' || row.patientJoined) return row ?? null;
    return this.close(row, 'declined', patientSelf.userId);
  }

  end(id: string, reason: CallEndReason, self: Self): CallSession | null {
    const row = this.find(id);
    if (!row || row.status === 'ended') return row ?? null;
    const holder = this.holder(row, self);
    return holder !== null && holder !== self.device ? row : this.close(row, reason, self.userId);
  }

  offer(self: Self, peer: PartnerAddress): void {
    const held = this.waiting[self.side];
    if (!held || held.device === self.device) this.waiting[self.side] = { device: self.device, peer };
  }

  withdraw(self: Self): void {
    if (this.waiting[self.side]?.device === self.device) this.waiting = { ...this.waiting, [self.side]: undefined };
  }

  /** What the clinic's own clock does. */
  closeStale(): void {
    const { live } = this;
    if (live?.status === 'waiting' && !live.patientJoined && live.ringExpiresAt <= this.now)
      this.close(live, 'no_answer', null);
  }

  private holder(row: CallSession, self: Self): string | null {
    return self.side === 'doctor' ? row.doctorDevice : row.patientDevice;
  }

  private find(id: string): CallSession | undefined {
    return this.rows.find((known) => known.id === id);
  }

  private close(row: CallSession, endReason: CallEndReason, endedBy: string | null): CallSession {
    const startedAt = row.status === 'active' ? row.startedAt : null;
    this.waiting = {};
    return this.write({ ...row, status: 'ended', startedAt, endedAt: this.now, endedBy, endReason });
  }

  private write(row: CallSession): CallSession {
    const written = { ...row, version: row.version + 1 };
    this.rows = this.rows.map((known) => (known.id === row.id ? written : known));
    return written;
  }
}
