import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseCodec } from './codec-choice.ts';
import { readCounters } from './counters.ts';
import { firstJudgement, gradeSample, judge, type Grade } from './grade.ts';
import { sampleBetween, type LineSample } from './sample.ts';
import { sendingPlan } from './sending-plan.ts';
import { verdictOf } from './side.ts';
import { gradeOfLoss, troubleOf } from './trouble.ts';

const nothing = { lossShare: null, jitterMs: null, roundTripMs: null };

describe('gradeSample', () => {
  it.each([
    [{ ...nothing }, 'good', 'good'],
    [{ ...nothing, roundTripMs: 300 }, 'good', 'weak'],
    [{ ...nothing, lossShare: 0.05 }, 'good', 'weak'],
    [{ ...nothing, jitterMs: 50 }, 'good', 'weak'],
    [{ ...nothing, lossShare: 0.2 }, 'good', 'very-weak'],
    // At a limit it does not swing: what was weak stays weak until it is clearly better.
    [{ ...nothing, lossShare: 0.04 }, 'good', 'good'],
    [{ ...nothing, lossShare: 0.04 }, 'weak', 'weak'],
    [{ ...nothing, lossShare: 0.03 }, 'weak', 'good'],
    [{ ...nothing, lossShare: 0.12 }, 'very-weak', 'very-weak'],
    [{ ...nothing, lossShare: 0.08 }, 'very-weak', 'weak'],
  ] as const)('%o after %s is %s', (figures, before, grade) => {
    expect(gradeSample(figures, before)).toBe(grade);
  });
});

describe('judge', () => {
  const grades = fc.constantFrom<Grade>('good', 'weak', 'very-weak');

  it('shows another grade only after three samples in a row that say so', () => {
    fc.assert(
      fc.property(fc.array(grades, { maxLength: 200 }), (samples) => {
        let judgement = firstJudgement;
        const shown = samples.map((sample) => {
          judgement = judge(judgement, sample);
          return judgement.grade;
        });
        const sameThrice = samples.map((sample, index) => {
          const lately = samples.slice(Math.max(0, index - 2), index + 1);
          return lately.length === 3 && lately.every((other) => other === sample);
        });
        const expected: Grade[] = [];
        samples.forEach((sample, index) => {
          expected.push(sameThrice[index] === true ? sample : (expected.at(-1) ?? 'good'));
        });
        expect(shown).toEqual(expected);
      }),
    );
  });
});

describe('verdictOf', () => {
  const probes = { ownProbeMs: null, partnerProbeMs: null };

  it.each([
    [{ send: 'good', receive: 'good', ...probes }, { grade: 'good' }],
    [
      { send: 'weak', receive: 'good', ...probes },
      { grade: 'weak', side: 'own' },
    ],
    [
      { send: 'weak', receive: 'very-weak', ...probes },
      { grade: 'very-weak', side: 'partner' },
    ],
    [
      { send: 'weak', receive: 'weak', ...probes },
      { grade: 'weak', side: 'unknown' },
    ],
    [
      { send: 'weak', receive: 'weak', ownProbeMs: Infinity, partnerProbeMs: 80 },
      { grade: 'weak', side: 'own' },
    ],
    [
      { send: 'weak', receive: 'weak', ownProbeMs: 60, partnerProbeMs: 700 },
      { grade: 'weak', side: 'partner' },
    ],
    // Both far from the clinic: it tells nothing.
    [
      { send: 'weak', receive: 'good', ownProbeMs: 400, partnerProbeMs: 390 },
      { grade: 'weak', side: 'own' },
    ],
    [
      { send: 'weak', receive: 'weak', ownProbeMs: Infinity, partnerProbeMs: Infinity },
      { grade: 'weak', side: 'unknown' },
    ],
  ] as const)('%o', (evidence, verdict) => {
    expect(verdictOf(evidence)).toEqual(verdict);
  });

  it('the two sides never blame different people', () => {
    const grade = fc.constantFrom<Grade>('good', 'weak', 'very-weak');
    const probe = fc.option(fc.oneof(fc.integer({ min: 0, max: 5_000 }), fc.constant(Infinity)));
    fc.assert(
      fc.property(grade, grade, probe, probe, (send, receive, ownProbeMs, partnerProbeMs) => {
        const here = verdictOf({ send, receive, ownProbeMs, partnerProbeMs });
        const there = verdictOf({
          send: receive,
          receive: send,
          ownProbeMs: partnerProbeMs,
          partnerProbeMs: ownProbeMs,
        });
        const mirrored = { own: 'partner', partner: 'own', unknown: 'unknown' } as const;
        expect(there).toEqual(here.grade === 'good' ? here : { grade: here.grade, side: mirrored[here.side] });
      }),
    );
  });
});

const report = (growth: number) =>
  new Map<string, Readonly<Record<string, unknown>>>([
    ['T', { type: 'transport', selectedCandidatePairId: 'P' }],
    [
      'P',
      {
        type: 'candidate-pair',
        localCandidateId: 'L',
        remoteCandidateId: 'R',
        currentRoundTripTime: 0.25,
        availableOutgoingBitrate: 300_000,
      },
    ],
    ['L', { type: 'local-candidate', candidateType: 'relay', relayProtocol: 'tcp' }],
    ['R', { type: 'remote-candidate', candidateType: 'host' }],
    [
      'IV',
      {
        type: 'inbound-rtp',
        kind: 'video',
        bytesReceived: 100_000 * growth,
        packetsReceived: 90 * growth,
        packetsLost: 10 * growth,
        framesDecoded: 30 * growth,
        frameHeight: 720,
        jitter: 0.02,
      },
    ],
    [
      'IA',
      {
        type: 'inbound-rtp',
        kind: 'audio',
        packetsReceived: 100 * growth,
        totalSamplesReceived: 96_000 * growth,
        concealedSamples: 9_600 * growth,
        silentConcealedSamples: 4_800 * growth,
        jitter: 0.04,
      },
    ],
    ['O', { type: 'outbound-rtp', kind: 'video', packetsSent: 200 * growth, bytesSent: 50_000 * growth }],
    ['RI', { type: 'remote-inbound-rtp', packetsLost: 20 * growth, jitter: 0.06 }],
  ]);

const sample = (): LineSample => {
  const made = sampleBetween(readCounters(report(1), 0), readCounters(report(2), 2_000));
  if (!made) throw new Error('no sample');
  return made;
};

describe('sampleBetween', () => {
  it('reads loss, jitter, bits and frames of both directions', () => {
    expect(sample()).toEqual({
      roundTripMs: 250,
      receive: {
        lossShare: 0.05,
        jitterMs: 40,
        kbitPerSecond: 400,
        framesPerSecond: 15,
        height: 720,
        concealedShare: 0.05,
      },
      send: { lossShare: 0.1, jitterMs: 60, kbitPerSecond: 200, availableKbitPerSecond: 300, cpuLimited: false },
      path: 'relay-tcp',
    });
  });

  it('says nothing where nothing was counted, and nothing impossible when counters start again', () => {
    const empty = sampleBetween(readCounters(new Map(), 0), readCounters(new Map(), 2_000));
    expect(empty).toMatchObject({ roundTripMs: null, receive: { lossShare: null }, send: { lossShare: null } });
    const restarted = sampleBetween(readCounters(report(5), 0), readCounters(report(1), 2_000));
    expect(restarted?.receive).toMatchObject({ kbitPerSecond: 0, framesPerSecond: 0 });
    expect(sampleBetween(readCounters(report(1), 5), readCounters(report(2), 5))).toBeNull();
  });
});

describe('troubleOf', () => {
  const plan = sendingPlan('full', 'face', null);
  const heard = { concealedShare: 0 };
  const fine = { ...sample(), send: { ...sample().send, availableKbitPerSecond: 2_000 } };

  it.each([
    ['good', fine, heard, 'none'],
    ['good', fine, null, 'none'],
    ['weak', fine, heard, 'some'],
    ['very-weak', fine, heard, 'heavy'],
    // The other side hears gaps: the picture makes room even when the packets look well.
    ['good', fine, { concealedShare: 0.05 }, 'some'],
    ['good', fine, { concealedShare: 0.1 }, 'heavy'],
    ['good', fine, { concealedShare: 0.02 }, 'unclear'],
    ['good', { ...fine, send: { ...fine.send, availableKbitPerSecond: 300 } }, heard, 'some'],
    ['good', { ...fine, send: { ...fine.send, availableKbitPerSecond: 200 } }, heard, 'heavy'],
    // An estimate that is not made use of says nothing.
    ['good', { ...fine, send: { ...fine.send, kbitPerSecond: 20, availableKbitPerSecond: 200 } }, heard, 'none'],
  ] as const)('%s', (grade, of, from, trouble) => {
    expect(troubleOf(grade, of, from, plan)).toBe(trouble);
  });

  it('gives the picture up no further for a little loss alone, and does when the sound suffers', () => {
    const modest = sendingPlan('half-size', 'face', null);
    expect(troubleOf('weak', fine, heard, modest)).toBe('unclear');
    expect(troubleOf('weak', fine, { concealedShare: 0.05 }, modest)).toBe('some');
    expect(troubleOf('very-weak', fine, heard, modest)).toBe('heavy');
  });

  it('does not take a long or uneven way for loss', () => {
    const far = { ...fine, roundTripMs: 900, send: { ...fine.send, lossShare: 0, jitterMs: 200 } };
    expect(gradeOfLoss(far, 'good')).toBe('good');
    expect(gradeOfLoss({ ...far, send: { ...far.send, lossShare: 0.2 } }, 'good')).toBe('very-weak');
  });

  it('asks for no bits while there is only voice', () => {
    const starved = { ...fine, send: { ...fine.send, availableKbitPerSecond: 30 } };
    expect(troubleOf('good', starved, heard, sendingPlan('voice-only', 'face', null))).toBe('none');
  });
});

describe('chooseCodec', () => {
  const can = (codec: string, powerEfficient: boolean, smooth = true) => ({ codec, powerEfficient, smooth });

  it('takes the best picture both have in hardware', () => {
    const both = [can('video/VP8', false), can('video/H264', true), can('video/AV1', true)];
    expect(chooseCodec(both, both)).toBe('video/AV1');
    expect(chooseCodec(both, [can('video/H264', true), can('video/AV1', false)])).toBe('video/H264');
  });

  it('takes what costs least where one has to compute it', () => {
    const software = ['video/AV1', 'video/VP9', 'video/VP8'].map((codec) => can(codec, false));
    expect(chooseCodec(software, software)).toBe('video/VP8');
  });

  it('takes no codec that this client does not know, whatever the other side says it can', () => {
    const said = [can('video/H265', true), can('video/../../etc', true), can('', true)];
    expect(chooseCodec([...said, can('video/VP8', false)], said)).toBeNull();
    expect(chooseCodec([can('video/VP8', false)], [...said, can('video/VP8', false)])).toBe('video/VP8');
  });

  it('leaves what was negotiated where nothing runs smoothly on both', () => {
    expect(chooseCodec([can('video/VP8', true, false)], [can('video/VP8', true)])).toBeNull();
    expect(chooseCodec([], [])).toBeNull();
  });
});
