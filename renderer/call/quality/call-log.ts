import type { LineSample } from '#shared/domain/quality/sample.ts';
import type { Verdict } from '#shared/domain/quality/side.ts';

/** Two hours of samples two seconds apart, and more changes of state than any call has. */
const mostSamples = 3_600;
const mostStates = 400;

interface Looked {
  readonly atMs: number;
  readonly sample: LineSample;
  readonly verdict: Verdict | null;
  readonly rung: string;
}

/**
 * What happened to the line in one call, for support: moments counted from its beginning, states and figures; no names, no
 * words, no addresses, nothing of what was said or shown.
 */
export class CallLog {
  private readonly began = performance.now();
  private states: { readonly atMs: number; readonly state: string }[] = [];
  private looks: Looked[] = [];

  state(state: string): void {
    if (this.states.at(-1)?.state === state) return;
    this.states = [...this.states, { atMs: this.elapsed(), state }].slice(-mostStates);
  }

  sample(sample: LineSample, verdict: Verdict | null, rung: string): void {
    this.looks.push({ atMs: this.elapsed(), sample, verdict, rung });
    if (this.looks.length > mostSamples) this.looks.shift();
  }

  /** @param facts lines of the program itself, such as its version and the browser's */
  text(facts: readonly string[]): string {
    const states = this.states.map(({ atMs, state }) => `${seconds(atMs)}\t${state}`);
    const looks = this.looks.map(({ atMs, sample, verdict, rung }) =>
      [
        seconds(atMs),
        verdict === null ? '-' : verdict.grade === 'good' ? 'good' : `${verdict.grade} (${verdict.side})`,
        rung,
        figure(sample.roundTripMs),
        percent(sample.send.lossShare),
        percent(sample.receive.lossShare),
        figure(sample.receive.jitterMs),
        figure(sample.send.kbitPerSecond),
        figure(sample.receive.kbitPerSecond),
        figure(sample.receive.framesPerSecond),
        figure(sample.receive.height),
        percent(sample.receive.concealedShare),
        sample.path ?? '-',
      ].join('\t'),
    );
    return [
      'MeroClinic call report',
      ...facts,
      '',
      'States (seconds from the beginning)',
      ...states,
      '',
      'Line (seconds, verdict, picture, round trip ms, loss sent, loss received, jitter ms, kbit/s sent, kbit/s received, frames/s, height px, made-up sound, path)',
      ...looks,
      '',
    ].join('\n');
  }

  private elapsed(): number {
    return performance.now() - this.began;
  }
}

const seconds = (ms: number): string => (ms / 1_000).toFixed(1);
const figure = (value: number | null): string => (value === null ? '-' : value.toFixed(0));
const percent = (share: number | null): string => (share === null ? '-' : `${(share * 100).toFixed(1)}%`);
