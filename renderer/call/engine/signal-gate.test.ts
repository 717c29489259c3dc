import { describe, expect, it } from 'vitest';
import { callWanted, SignalGate } from './signal-gate.ts';

const ownId = 'mc-own';
type Stage = 'waiting' | 'making' | 'connected' | null;

const gateAt = (stage: Stage) => new SignalGate({ ownId, stage: () => stage });
const judge = (message: unknown, stage: Stage = null) => gateAt(stage).judge(message, 0);

const about = { type: 'media', connectionId: 'mc_1' };
const offer = (changed: object = {}) => ({
  type: 'OFFER',
  src: 'mc-partner',
  payload: { ...about, sdp: { type: 'offer', sdp: 'v=0' }, ...changed },
});
const answer = { type: 'ANSWER', src: 'mc-partner', payload: { ...about, sdp: { type: 'answer', sdp: 'v=0' } } };
const candidate = (text: string) => ({
  type: 'CANDIDATE',
  src: 'mc-partner',
  payload: { ...about, candidate: { candidate: text } },
});

describe('signal gate', () => {
  it('lets an offer through once, with its description, and never again for the same connection', () => {
    expect(judge(offer())).toEqual({ kind: 'pass', offer: 'v=0' });
    for (const stage of ['waiting', 'making', 'connected'] as const) expect(judge(offer(), stage).kind).toBe('drop');
  });

  it('lets an answer through only while a connection is being made', () => {
    expect(judge(answer, 'making').kind).toBe('pass');
    for (const stage of [null, 'waiting', 'connected'] as const) expect(judge(answer, stage).kind).toBe('drop');
  });

  it('keeps data offers out, for which the library would open a connection unasked', () => {
    expect(judge(offer({ type: 'data', serialization: 'json' })).kind).toBe('refuse');
  });

  it.each([
    ['a description of a megabyte', offer({ sdp: { type: 'offer', sdp: 'a'.repeat(1_000_000) } })],
    ['a description that is no text', offer({ sdp: { type: 'offer', sdp: { v: 0 } } })],
    ['an offer that calls itself an answer', offer({ sdp: { type: 'answer', sdp: 'v=0' } })],
    ['an offer without a payload', { type: 'OFFER', src: 'x' }],
    ['a candidate of ten thousand characters', candidate('c'.repeat(10_000))],
    ['no object', 'OFFER'],
    ['nothing', null],
    ['an unknown type', { type: 'SHUTDOWN' }],
    ['an error without a payload', { type: 'ERROR' }],
    ['a connection id of ten thousand characters', offer({ connectionId: 'x'.repeat(10_000) })],
  ])('refuses %s', (_what, message) => {
    expect(judge(message, null).kind).toBe('refuse');
  });

  it('keeps candidates for connections nobody here knows, which the library would store for ever', () => {
    expect(judge(candidate('candidate:1'), null).kind).toBe('drop');
    expect(judge(candidate('candidate:1'), 'making').kind).toBe('pass');
  });

  it('counts the candidates of a connection', () => {
    const gate = gateAt('making');
    const verdicts = Array.from({ length: 101 }, (_, at) => gate.judge(candidate('candidate:1'), at * 1_000).kind);
    expect(verdicts.slice(0, 100).every((kind) => kind === 'pass')).toBe(true);
    expect(verdicts.at(-1)).toBe('refuse');
  });

  it('refuses what is too much for one second, and takes the next one', () => {
    const gate = gateAt('making');
    const verdicts = Array.from({ length: 301 }, () => gate.judge(answer, 500).kind);
    expect(verdicts.at(299)).toBe('pass');
    expect(verdicts.at(300)).toBe('refuse');
    expect(gate.judge(answer, 1_500).kind).toBe('pass');
  });

  it('knows its own question when the server sends it back, and a partner whom the server cannot reach', () => {
    expect(judge({ type: 'LEAVE', src: ownId, dst: ownId })).toEqual({ kind: 'echo' });
    expect(judge({ type: 'LEAVE', src: 'mc-partner' }, 'connected')).toEqual({ kind: 'unreachable', id: 'mc-partner' });
    expect(judge({ type: 'EXPIRE', src: 'mc-partner' })).toEqual({ kind: 'unreachable', id: 'mc-partner' });
  });

  it('understands that the partner wants to be called anew', () => {
    const wish = { ...callWanted('mc-me'), src: 'mc-partner' };
    expect(judge(wish, 'connected')).toEqual({ kind: 'call-wanted', from: 'mc-partner' });
  });
});
