import type { RelayCredentials } from '#shared/domain/records.ts';

/** A relay that has not answered by then is of no use to a call either, ms. */
const patienceMs = 8_000;

/** Whether the clinic's relay gives this computer an address, by any of its ways (UDP, TCP, TLS). Nothing is sent over it. */
export async function reachRelay(
  { urls, username, credential }: RelayCredentials,
  signal: AbortSignal,
): Promise<boolean> {
  const connection = new RTCPeerConnection({
    iceServers: [{ urls: [...urls], username, credential }],
    iceTransportPolicy: 'relay',
  });
  const answered = Promise.withResolvers<boolean>();
  const no = (): void => answered.resolve(false);
  connection.addEventListener('icecandidate', ({ candidate }) => {
    if (candidate?.type === 'relay') answered.resolve(true);
  });
  connection.addEventListener('icegatheringstatechange', () => {
    if (connection.iceGatheringState === 'complete') no();
  });
  signal.addEventListener('abort', no);
  const timer = setTimeout(no, patienceMs);
  try {
    connection.createDataChannel('check');
    await connection.setLocalDescription();
    return await answered.promise;
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', no);
    connection.close();
  }
}
