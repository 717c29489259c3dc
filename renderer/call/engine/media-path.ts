/** The way sound and picture take: between the two computers, or through a relay and how this side reaches it. */
export type MediaPath = 'direct' | 'relay-udp' | 'relay-tcp' | 'relay-tls';

type Entry = Readonly<Record<string, unknown>>;

/** The way the connection uses now, by the candidate pair its transport has selected; null while it has none. */
export async function mediaPath(connection: RTCPeerConnection): Promise<MediaPath | null> {
  // The report's entries are typed as plain dictionaries by the platform's own typings.
  const report: ReadonlyMap<string, Entry> = await connection.getStats();
  return pathIn(report);
}

export function pathIn(report: ReadonlyMap<string, Entry>): MediaPath | null {
  const entry = (id: unknown) => (typeof id === 'string' ? report.get(id) : undefined);
  for (const transport of report.values()) {
    if (transport['type'] !== 'transport') continue;
    const pair = entry(transport['selectedCandidatePairId']);
    const local = entry(pair?.['localCandidateId']);
    if (!local) continue;
    if (local['candidateType'] === 'relay') {
      switch (local['relayProtocol']) {
        case 'tls':
          return 'relay-tls';
        case 'tcp':
          return 'relay-tcp';
        default:
          return 'relay-udp';
      }
    }
    // The partner's relay: this side sends to it directly, which is always UDP.
    return entry(pair?.['remoteCandidateId'])?.['candidateType'] === 'relay' ? 'relay-udp' : 'direct';
  }
  return null;
}
