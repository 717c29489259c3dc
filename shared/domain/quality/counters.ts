/** The totals of a connection's statistics that quality is judged by, and what two of them say about the time between. */

type Entry = Readonly<Record<string, unknown>>;
/** What `RTCPeerConnection.getStats()` gives; its entries are plain dictionaries to the platform's own typings. */
export type StatsReport = ReadonlyMap<string, Entry>;

export type Path = 'direct' | 'relay-udp' | 'relay-tcp' | 'relay-tls';

export interface Counters {
  /** ms, on any steady clock. */
  readonly at: number;
  readonly bytesReceived: number;
  readonly packetsReceived: number;
  readonly packetsLost: number;
  readonly framesDecoded: number;
  readonly videoReceived: boolean;
  readonly samplesReceived: number;
  readonly samplesConcealed: number;
  readonly jitterMs: number | null;
  readonly bytesSent: number;
  readonly packetsSent: number;
  /** As the other side reports it. */
  readonly sentLost: number;
  readonly sentJitterMs: number | null;
  readonly roundTripMs: number | null;
  readonly availableKbitPerSecond: number | null;
  readonly cpuLimited: boolean;
  /** How the packets go; null while nothing is known, or when only the other side's relay is used, whose way is not told. */
  readonly path: Path | null;
  readonly receivedHeight: number | null;
}

const number = (value: unknown): number | null => (typeof value === 'number' && Number.isFinite(value) ? value : null);
const count = (value: unknown): number => number(value) ?? 0;
const milliseconds = (value: unknown): number | null => {
  const seconds = number(value);
  return seconds === null ? null : seconds * 1_000;
};
const larger = (one: number | null, other: number | null): number | null =>
  one === null ? other : other === null ? one : Math.max(one, other);

function selectedPair(entries: readonly Entry[], report: StatsReport): Entry | undefined {
  const transport = entries.find((entry) => entry['type'] === 'transport');
  const id = transport?.['selectedCandidatePairId'];
  const named = typeof id === 'string' ? report.get(id) : undefined;
  return (
    named ??
    entries.find(
      (entry) => entry['type'] === 'candidate-pair' && entry['nominated'] === true && entry['state'] === 'succeeded',
    )
  );
}

function pathOf(pair: Entry | undefined, report: StatsReport): Path | null {
  const end = (name: string): Entry | undefined => {
    const id = pair?.[name];
    return typeof id === 'string' ? report.get(id) : undefined;
  };
  const local = end('localCandidateId');
  if (!local) return null;
  if (local['candidateType'] !== 'relay')
    return end('remoteCandidateId')?.['candidateType'] === 'relay' ? null : 'direct';
  switch (local['relayProtocol']) {
    case 'udp':
      return 'relay-udp';
    case 'tcp':
      return 'relay-tcp';
    case 'tls':
      return 'relay-tls';
    default:
      return null;
  }
}

/** @param at ms on a steady clock */
export function readCounters(report: StatsReport, at: number): Counters {
  const entries = [...report.values()];
  const ofType = (type: string) => entries.filter((entry) => entry['type'] === type);
  const inbound = ofType('inbound-rtp');
  const outbound = ofType('outbound-rtp');
  // What the other side says about what this side sends.
  const reported = ofType('remote-inbound-rtp');
  const pair = selectedPair(entries, report);
  const sum = (list: readonly Entry[], name: string) => list.reduce((total, entry) => total + count(entry[name]), 0);
  const most = (list: readonly Entry[], name: string) =>
    list.reduce<number | null>((top, entry) => larger(top, milliseconds(entry[name])), null);
  const available = number(pair?.['availableOutgoingBitrate']);
  return {
    at,
    bytesReceived: sum(inbound, 'bytesReceived'),
    packetsReceived: sum(inbound, 'packetsReceived'),
    packetsLost: sum(inbound, 'packetsLost'),
    framesDecoded: sum(inbound, 'framesDecoded'),
    videoReceived: inbound.some((entry) => entry['kind'] === 'video'),
    samplesReceived: sum(inbound, 'totalSamplesReceived'),
    // Silence that was sent as silence is no gap.
    samplesConcealed: sum(inbound, 'concealedSamples') - sum(inbound, 'silentConcealedSamples'),
    jitterMs: most(inbound, 'jitter'),
    bytesSent: sum(outbound, 'bytesSent'),
    packetsSent: sum(outbound, 'packetsSent'),
    sentLost: sum(reported, 'packetsLost'),
    sentJitterMs: most(reported, 'jitter'),
    roundTripMs: milliseconds(pair?.['currentRoundTripTime']) ?? most(reported, 'roundTripTime'),
    availableKbitPerSecond: available === null ? null : available / 1_000,
    cpuLimited: outbound.some((entry) => entry['qualityLimitationReason'] === 'cpu'),
    path: pathOf(pair, report),
    receivedHeight: number(inbound.find((entry) => entry['kind'] === 'video')?.['frameHeight']),
  };
}
