import { describe, expect, it } from 'vitest';
import { pathIn } from './media-path.ts';

const report = (local: object, remote: object) =>
  new Map<string, Readonly<Record<string, unknown>>>([
    ['T', { type: 'transport', selectedCandidatePairId: 'P' }],
    ['P', { type: 'candidate-pair', localCandidateId: 'L', remoteCandidateId: 'R' }],
    ['L', { type: 'local-candidate', ...local }],
    ['R', { type: 'remote-candidate', ...remote }],
  ]);

describe('the way media takes', () => {
  it.each([
    ['direct', { candidateType: 'host' }, { candidateType: 'prflx' }],
    ['relay-udp', { candidateType: 'relay', relayProtocol: 'udp' }, { candidateType: 'host' }],
    ['relay-tcp', { candidateType: 'relay', relayProtocol: 'tcp' }, { candidateType: 'relay' }],
    ['relay-tls', { candidateType: 'relay', relayProtocol: 'tls' }, { candidateType: 'relay' }],
    ['relay-udp', { candidateType: 'host' }, { candidateType: 'relay' }],
  ])('%s', (path, local, remote) => {
    expect(pathIn(report(local, remote))).toBe(path);
  });

  it('is unknown while no pair is selected', () => {
    expect(pathIn(new Map([['T', { type: 'transport' }]]))).toBeNull();
    expect(pathIn(new Map())).toBeNull();
  });
});
