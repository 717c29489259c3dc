import type { CallSession } from '#shared/domain/records.ts';
import { Failure } from '#shared/errors/failure.ts';
import type { CallBackend, PeerAddress } from './backend.ts';
import type { FakeClinic } from './fake-backend.ts';
import type { FakeRequest, Receive } from './fake-request.ts';

const minutes = 60_000;

export function fakeCalls(clinic: FakeClinic, receive: Receive): CallBackend {
  const isDoctor = (): boolean => clinic.me?.role === 'doctor';
  const session = (id: string): CallSession => {
    const found = clinic.sessions.find((each) => each.id === id);
    if (found === undefined) throw new Failure('call_not_found');
    return found;
  };
  const put = (row: CallSession): CallSession => {
    const written = { ...row, version: row.version + 1 };
    clinic.sessions = [...clinic.sessions.filter((each) => each.id !== row.id), written];
    clinic.tell((listener) => listener.callSession?.(written));
    return written;
  };
  const change = (name: FakeRequest, given: readonly unknown[], id: string, next: () => Partial<CallSession>) =>
    receive(name, given, () => put(Object.assign({}, session(id), next())));
  const startCall = (appointmentId: string, device: string, peer: PeerAddress | null): CallSession => {
    const appointment = clinic.appointments.find((each) => each.id === appointmentId);
    if (appointment === undefined) throw new Failure('appointment_not_found');
    const now = Date.now();
    // As in the clinic: whoever waits in the room is admitted at once.
    const waits = clinic.waitingPeers.find((each) => each.appointmentId === appointmentId && each.side === 'patient');
    const patient = waits?.address ?? null;
    return put({
      id: clinic.newId(),
      appointmentId,
      doctorId: appointment.doctorId,
      patientId: appointment.patientId,
      attempt: 1 + clinic.sessions.filter((each) => each.appointmentId === appointmentId).length,
      patientJoined: patient !== null,
      doctorDevice: device,
      patientDevice: patient?.device ?? null,
      doctorPeerId: peer?.peerId ?? null,
      patientPeerId: patient?.peerId ?? null,
      doctorSignaling: peer?.signaling ?? null,
      patientSignaling: patient?.signaling ?? null,
      partnerRefused: null,
      patientRangAt: patient === null ? null : now,
      patientBackAt: null,
      ringExpiresAt: now + 45_000,
      createdAt: now,
      version: 0,
      status: 'waiting',
    });
  };

  return {
    start: (...given) => receive('calls.start', given, () => startCall(...given)),
    acknowledgeRing: (id, device, peer) =>
      change('calls.acknowledgeRing', [id, device, peer], id, () => ({
        patientRangAt: Date.now(),
        ...patientAt(peer),
      })),
    join: (id, patientDevice, peer) =>
      change('calls.join', [id, patientDevice, peer], id, () => ({
        patientJoined: true,
        patientDevice,
        ...patientAt(peer),
      })),
    publishPeer: (id, device, peer) =>
      change('calls.publishPeer', [id, device, peer], id, () =>
        session(id).doctorDevice === device ? doctorAt(peer) : patientAt(peer),
      ),
    markActive: (id, device) =>
      change('calls.markActive', [id, device], id, () => ({ status: 'active', startedAt: Date.now() })),
    heartbeat: (id, device) => receive('calls.heartbeat', [id, device], () => session(id)),
    decline: (id) => change('calls.decline', [id], id, () => ended('declined')),
    askForTwoMinutes: (id) =>
      change('calls.askForTwoMinutes', [id], id, () => {
        const patientBackAt = session(id).patientBackAt ?? Date.now() + 2 * minutes;
        return { patientBackAt, ringExpiresAt: patientBackAt + 45_000 };
      }),
    takeOver: (id, device, peer) =>
      change('calls.takeOver', [id, device, peer], id, () =>
        isDoctor() ? { doctorDevice: device, ...doctorAt(peer) } : { patientDevice: device, ...patientAt(peer) },
      ),
    end: (id, reason) => change('calls.end', [id, reason], id, () => ended(reason ?? 'completed')),
    read: (id) => receive('calls.read', [id], () => clinic.sessions.find((each) => each.id === id) ?? null),
    listLive: () => receive('calls.listLive', [], () => clinic.sessions.filter((each) => each.status !== 'ended')),
    offerWaitingPeer: (appointmentId, device, peer) =>
      receive('calls.offerWaitingPeer', [appointmentId, device, peer], () =>
        clinic.putWaitingPeer({
          appointmentId,
          side: isDoctor() ? 'doctor' : 'patient',
          address: { device, ...peer, seenAt: Date.now() },
        }),
      ),
    withdrawWaitingPeer: (appointmentId, device) =>
      receive('calls.withdrawWaitingPeer', [appointmentId, device], () => {
        const side = isDoctor() ? 'doctor' : 'patient';
        clinic.putWaitingPeer({ appointmentId, side, address: null });
      }),
    readWaitingPeers: (appointmentId) =>
      receive('calls.readWaitingPeers', [appointmentId], () =>
        clinic.waitingPeers.filter((each) => each.appointmentId === appointmentId && each.address !== null),
      ),
    reportRefusedPartner: (...given) => receive('calls.reportRefusedPartner', given, () => undefined),
    recordQuality: (id, samples) => receive('calls.recordQuality', [id, samples], () => samples.length),
    relayCredentials: (id) => receive('calls.relayCredentials', [id], () => clinic.relay),
    relayCredentialsForVisit: (id) => receive('calls.relayCredentialsForVisit', [id], () => clinic.relay),
    relayCredentialsForDeviceCheck: () => receive('calls.relayCredentialsForDeviceCheck', [], () => clinic.relay),
    clockOffset: () => receive('calls.clockOffset', [], () => 0),
  };
}

const patientAt = (peer: PeerAddress | null) =>
  peer === null ? {} : { patientPeerId: peer.peerId, patientSignaling: peer.signaling };

const doctorAt = (peer: PeerAddress | null) =>
  peer === null ? {} : { doctorPeerId: peer.peerId, doctorSignaling: peer.signaling };

const ended = (endReason: Extract<CallSession, { status: 'ended' }>['endReason']) =>
  ({ status: 'ended', startedAt: null, endedAt: Date.now(), endedBy: null, endReason }) as const;
