import { describe, expect, it } from 'vitest';
import type { LineSample } from '#shared/domain/quality/sample.ts';
import { CallLog } from './call-log.ts';

const sample: LineSample = {
  roundTripMs: 81.6,
  receive: {
    lossShare: 0.034,
    jitterMs: 12,
    kbitPerSecond: 812,
    framesPerSecond: 24,
    height: 540,
    concealedShare: 0.01,
  },
  send: { lossShare: null, jitterMs: 3, kbitPerSecond: 640, availableKbitPerSecond: 1_200, cpuLimited: false },
  path: 'relay-udp',
};

describe('the call report', () => {
  it('holds states and figures, each in its column', () => {
    const log = new CallLog();
    log.state('connecting');
    log.state('connecting');
    log.state('talking');
    log.sample(sample, { grade: 'weak', side: 'partner' }, 'half-size');
    log.sample({ ...sample, path: null, roundTripMs: null }, null, 'full');
    const lines = log.text(['Program: Chromium']).split('\n');
    expect(lines.slice(0, 2)).toEqual(['MeroClinic call report', 'Program: Chromium']);
    const at = (text: string) => lines.findIndex((line) => line.startsWith(text));
    expect(lines.slice(at('States') + 1, at('Line') - 1).map((line) => line.split('\t')[1])).toEqual([
      'connecting',
      'talking',
    ]);
    const columns = lines[at('Line')]?.split(', ').length;
    const looks = lines.slice(at('Line') + 1, -1).map((line) => line.split('\t'));
    expect(looks.map(({ length }) => length)).toEqual([columns, columns]);
    expect(looks[0]?.slice(1)).toEqual(
      'weak (partner)|half-size|82|-|3.4%|12|640|812|24|540|1.0%|relay-udp'.split('|'),
    );
    expect(looks[1]?.slice(1, 4)).toEqual(['-', 'full', '-']);
  });

  it('grows no further than two hours of samples', () => {
    const log = new CallLog();
    for (let count = 0; count < 4_000; count += 1) log.sample(sample, { grade: 'good' }, 'full');
    expect(
      log
        .text([])
        .split('\n')
        .filter((line) => line.includes('relay-udp')),
    ).toHaveLength(3_600);
  });
});
