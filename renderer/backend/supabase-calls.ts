import type { QualitySample } from '#shared/domain/records.ts';
import { toFailure } from '#shared/errors/failure.ts';
import type { CallBackend, PeerAddress } from './backend.ts';
import type { Json } from './database.types.ts';
import { answerOf } from './failures.ts';
import { parseRelayCredentials } from './parse-clinic.ts';
import { parseCallSession, parseServerTime, parseWaitingPeer } from './parse-rows.ts';
import { parseCount, parseList } from './row-shapes.ts';
import type { ClinicClient } from './supabase.ts';

const signalingOf = (peer: PeerAddress): Json => ({ fingerprints: [...peer.signaling.fingerprints] });
const addressOf = (peer: PeerAddress | null) =>
  peer === null ? {} : { p_peer_id: peer.peerId, p_signaling: signalingOf(peer) };

const sampleRow = (sample: QualitySample): Json => ({
  at: new Date(sample.at).toISOString(),
  round_trip_ms: sample.roundTripMs,
  loss_share: sample.lossPercent === null ? null : sample.lossPercent / 100,
  jitter_ms: sample.jitterMs,
  send_kbit_s: sample.sendKbps,
  receive_kbit_s: sample.receiveKbps,
  frames_per_second: sample.framesPerSecond,
  height_px: sample.heightPx === null ? null : Math.round(sample.heightPx),
  path: sample.path,
  verdict: sample.verdict,
});

export function supabaseCalls(client: ClinicClient): CallBackend {
  return {
    start: (appointmentId, device, peer) =>
      answerOf(
        client.rpc('start_call', { p_appointment_id: appointmentId, p_device: device, ...addressOf(peer) }),
        parseCallSession,
      ),
    acknowledgeRing: (sessionId, device, peer) =>
      answerOf(
        client.rpc('acknowledge_ring', { p_session_id: sessionId, p_device: device, ...addressOf(peer) }),
        parseCallSession,
      ),
    join: (sessionId, device, peer) =>
      answerOf(
        client.rpc('join_call', { p_session_id: sessionId, p_device: device, ...addressOf(peer) }),
        parseCallSession,
      ),
    publishPeer: (sessionId, device, peer) =>
      answerOf(
        client.rpc('publish_peer', {
          p_session_id: sessionId,
          p_device: device,
          p_peer_id: peer.peerId,
          p_signaling: signalingOf(peer),
        }),
        parseCallSession,
      ),
    markActive: (sessionId, device) =>
      answerOf(client.rpc('mark_call_active', { p_session_id: sessionId, p_device: device }), parseCallSession),
    heartbeat: (sessionId, device) =>
      answerOf(client.rpc('heartbeat_call', { p_session_id: sessionId, p_device: device }), parseCallSession),
    decline: (sessionId) => answerOf(client.rpc('decline_call', { p_session_id: sessionId }), parseCallSession),
    askForTwoMinutes: (sessionId) =>
      answerOf(client.rpc('ask_for_two_minutes', { p_session_id: sessionId }), parseCallSession),
    takeOver: (sessionId, device, peer) =>
      answerOf(
        client.rpc('take_over_call', { p_session_id: sessionId, p_device: device, ...addressOf(peer) }),
        parseCallSession,
      ),
    end: (sessionId, reason, device) =>
      answerOf(
        client.rpc('end_call', {
          p_session_id: sessionId,
          ...(reason === null ? {} : { p_reason: reason }),
          ...(device === undefined ? {} : { p_device: device }),
        }),
        parseCallSession,
      ),
    read: (sessionId) =>
      answerOf(client.from('call_sessions').select('*').eq('id', sessionId).maybeSingle(), (row) =>
        row === null ? null : parseCallSession(row),
      ),
    listLive: () =>
      answerOf(
        client
          .from('call_sessions')
          .select('*')
          .neq('status', 'ended')
          .order('created_at', { ascending: false })
          .limit(20),
        (rows) => parseList(rows, parseCallSession),
      ),
    offerWaitingPeer: (appointmentId, device, peer) =>
      answerOf(
        client.rpc('offer_waiting_peer', {
          p_appointment_id: appointmentId,
          p_device: device,
          p_peer_id: peer.peerId,
          p_signaling: signalingOf(peer),
        }),
        parseWaitingPeer,
      ),
    withdrawWaitingPeer: (appointmentId, device) =>
      answerOf(
        client.rpc('withdraw_waiting_peer', { p_appointment_id: appointmentId, p_device: device }),
        (): void => undefined,
      ),
    readWaitingPeers: (appointmentId) =>
      answerOf(
        client.from('waiting_peers').select('*').eq('appointment_id', appointmentId).not('peer_id', 'is', null),
        (rows) => parseList(rows, parseWaitingPeer),
      ),
    reportRefusedPartner: (sessionId, code, device) =>
      answerOf(
        client.rpc('report_partner_refused', { p_session_id: sessionId, p_code: code, p_device: device }),
        (): void => undefined,
      ),
    recordQuality: (sessionId, samples) =>
      answerOf(
        client.rpc('record_quality', { p_session_id: sessionId, p_samples: samples.map(sampleRow) }),
        parseCount,
      ),
    relayCredentials: (sessionId) =>
      answerOf(client.rpc('relay_credentials', { p_session_id: sessionId }), parseRelayCredentials),
    relayCredentialsForVisit: (appointmentId) =>
      answerOf(client.rpc('relay_credentials_for_visit', { p_appointment_id: appointmentId }), parseRelayCredentials),
    async relayCredentialsForDeviceCheck() {
      try {
        return await answerOf(client.rpc('relay_credentials_for_device_check'), parseRelayCredentials);
      } catch (caught) {
        if (toFailure(caught).code === 'appointment_not_confirmed') return null;
        throw caught;
      }
    },
    async clockOffset() {
      const asked = Date.now();
      const server = await answerOf(client.rpc('server_time'), parseServerTime);
      // The server read its clock somewhere between question and answer: the middle is wrong by half of it at most.
      return server - (asked + Date.now()) / 2;
    },
  };
}
