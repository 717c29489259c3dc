import { sessionOf, type CallState } from '#shared/domain/call/state.ts';
import { chooseCodec, type Ability } from '#shared/domain/quality/codec-choice.ts';
import { readCounters, type Counters } from '#shared/domain/quality/counters.ts';
import { firstJudgement, gradeSample, judge, type Grade, type Judgement } from '#shared/domain/quality/grade.ts';
import { firstLadder, lastRung, rungOf, stepLadder, type Ladder, type Rung } from '#shared/domain/quality/ladder.ts';
import { sampleBetween, sampleEveryMs, type LineSample } from '#shared/domain/quality/sample.ts';
import {
  firstPicturesMs,
  planAtFirst,
  sendingPlan,
  type SendingPlan,
  type Subject,
} from '#shared/domain/quality/sending-plan.ts';
import { verdictOf, type Verdict } from '#shared/domain/quality/side.ts';
import { gradeOfLoss, troubleOf, type Heard } from '#shared/domain/quality/trouble.ts';
import type { HeardMessage } from '../engine/control-channel.ts';
import type { AttachedConnection, CallPart, PartScope } from '../parts/part.ts';
import { abilities } from './abilities.ts';
import { applyPlan, protectSound, type Applied } from './apply-plan.ts';
import { CallLog } from './call-log.ts';
import { clinicProbe, type ClinicProbe } from './clinic-probe.ts';
import { keptSample } from './kept-sample.ts';
import { SampleKeeper, type WriteSamples } from './sample-keeper.ts';

/** What the doctor chose for both sides. */
export type PictureMode = 'auto' | 'voice-only' | 'sharp';

export interface QualityShown {
  /** Null until the connection was looked at. */
  readonly verdict: Verdict | null;
  readonly rung: Rung;
  readonly mode: PictureMode;
  /** Why there is no picture, if there is none on purpose. */
  readonly voiceOnly: 'chosen' | 'own-line' | 'partner-line' | null;
  /** The newest sample, for whoever wants the figures. */
  readonly sample: LineSample | null;
}

interface Line {
  readonly attached: AttachedConnection;
  before: Counters | null;
  applied: Applied | null;
  /** Runs while the connection's first pictures go out; null before and after. */
  first: ReturnType<typeof setTimeout> | null;
  begun: boolean;
  readonly timer: ReturnType<typeof setInterval>;
}

interface Heardness extends Heard {
  readonly voiceOnly: boolean;
  readonly probeMs: number | null;
  readonly shown: number | null;
}

const looked: ReadonlySet<CallState['kind']> = new Set(['talking', 'reconnecting']);

/** Watches the line, says how it is and at whose end, and sends as much picture as the sound leaves room for. */
export class QualityPart implements CallPart<QualityShown> {
  private readonly scope: PartScope;
  private readonly probe: ClinicProbe;
  private readonly keeper: SampleKeeper;
  private readonly log = new CallLog();
  private line: Line | null = null;
  private send: Judgement = firstJudgement;
  private receive: Judgement = firstJudgement;
  private sendGrade: Grade = 'good';
  private receiveGrade: Grade = 'good';
  private lossGrade: Grade = 'good';
  private ladder: Ladder = firstLadder;
  private heard: Heardness | null = null;
  private mode: PictureMode = 'auto';
  private codec: string | null = null;
  private shownHeight: number | null = null;
  private readonly encode = abilities('encode');
  private readonly decode = abilities('decode');
  private shown: QualityShown = { verdict: null, rung: 'full', mode: 'auto', voiceOnly: null, sample: null };

  constructor(scope: PartScope, write: WriteSamples) {
    this.scope = scope;
    this.probe = clinicProbe(() => scope.calls.clockOffset());
    this.keeper = new SampleKeeper(write);
  }

  current(): QualityShown {
    return this.shown;
  }

  attach(attached: AttachedConnection): void {
    this.detach();
    this.line = {
      attached,
      before: null,
      applied: null,
      first: null,
      begun: false,
      timer: setInterval(() => void this.look(), sampleEveryMs),
    };
    if (this.scope.state().kind === 'talking') this.begin();
    attached.control.whenOpen(() => void this.introduce(attached));
  }

  detach(): void {
    if (!this.line) return;
    clearInterval(this.line.timer);
    if (this.line.first) clearTimeout(this.line.first);
    this.line = null;
    // What a line was like says nothing of the next one; how far the picture was taken back does.
    this.send = firstJudgement;
    this.receive = firstJudgement;
    this.heard = null;
    this.show({ verdict: null });
  }

  close(): void {
    this.detach();
    this.keeper.close();
  }

  state(state: CallState): void {
    this.log.state(state.kind);
    if (state.kind === 'reconnecting' && state.tries === 0) this.keep('reconnecting');
    if (state.kind === 'talking') this.begin();
    if (state.kind === 'reconnecting') this.beginAgain();
  }

  message(message: HeardMessage): void {
    if (message.type === 'quality') {
      this.heard = {
        concealedShare: message.concealed,
        voiceOnly: message.voiceOnly,
        probeMs: message.probe === 'none' ? Infinity : message.probe,
        shown: message.shown,
      };
      this.settle();
    }
    // Only the doctor decides for both.
    if (message.type === 'wish' && this.scope.self.side === 'patient') this.setMode(message.mode);
    if (message.type === 'abilities') void this.choose(message.decode);
  }

  /** Doctor: for both sides. */
  wish(mode: PictureMode): void {
    if (this.scope.self.side !== 'doctor') return;
    this.line?.attached.control.send({ type: 'wish', mode });
    this.setMode(mode);
  }

  /** How high the other side's picture is shown here, in the screen's own px; null while it is not. */
  showsAt(height: number | null): void {
    this.shownHeight = height === null ? null : Math.max(1, Math.min(10_000, Math.round(height)));
  }

  /** How much else than sound and picture the line may carry now, kbit/s. */
  roomForMore(): number {
    const available = this.shown.sample?.send.availableKbitPerSecond ?? 1_000;
    return Math.max(60, Math.min(4_000, available * (this.send.grade === 'good' ? 0.5 : 0.15)));
  }

  /** Own devices changed: what is sent may be another picture now. */
  media(): void {
    void this.apply();
  }

  /** What happened to the line, as text for support. @param facts lines of the program itself */
  report(facts: readonly string[]): string {
    return this.log.text(facts);
  }

  /** Both see each other: in a moment the picture may be as large as the plan says. */
  private begin(): void {
    const { line } = this;
    if (!line || line.begun || line.first) return;
    line.first = setTimeout(() => {
      line.first = null;
      line.begun = true;
      void this.apply();
    }, firstPicturesMs);
  }

  /** What comes first after a silence has to be a whole picture: a small one is there at once. */
  private beginAgain(): void {
    const { line } = this;
    if (!line || (!line.begun && !line.first)) return;
    if (line.first) clearTimeout(line.first);
    line.first = null;
    line.begun = false;
    void this.apply();
  }

  private async introduce(attached: AttachedConnection): Promise<void> {
    if (this.scope.self.side === 'doctor' && this.mode !== 'auto')
      attached.control.send({ type: 'wish', mode: this.mode });
    const decode = await this.decode;
    attached.control.send({ type: 'abilities', decode: decode.slice(0, 12) });
  }

  private async choose(decode: readonly Ability[]): Promise<void> {
    this.codec = chooseCodec(await this.encode, decode);
    await this.apply();
  }

  private setMode(mode: PictureMode): void {
    if (this.mode === mode) return;
    this.mode = mode;
    this.settle();
  }

  private async look(): Promise<void> {
    const { line } = this;
    if (!line || !looked.has(this.scope.state().kind)) return;
    const report = await line.attached.connection.getStats();
    if (this.line !== line) return;
    const counters = readCounters(report, performance.now());
    const sample = line.before && sampleBetween(line.before, counters);
    line.before = counters;
    if (sample && this.scope.state().kind === 'talking') this.judge(sample, counters.at);
  }

  private judge(sample: LineSample, now: number): void {
    this.sendGrade = gradeSample({ ...sample.send, roundTripMs: sample.roundTripMs }, this.sendGrade);
    this.receiveGrade = gradeSample({ ...sample.receive, roundTripMs: sample.roundTripMs }, this.receiveGrade);
    this.lossGrade = gradeOfLoss(sample, this.lossGrade);
    this.send = judge(this.send, this.sendGrade);
    this.receive = judge(this.receive, this.receiveGrade);
    this.ladder = stepLadder(this.ladder, troubleOf(this.lossGrade, sample, this.heard, this.plan()), now);
    // Asked once while all is well, so that there is something to compare with.
    if (this.probe.current() === null || this.sendGrade !== 'good' || this.receiveGrade !== 'good') {
      this.probe.askAgain(now);
    }
    const probeMs = this.probe.current();
    this.line?.attached.control.send({
      type: 'quality',
      receive: this.receive.grade,
      concealed: sample.receive.concealedShare,
      shown: this.shownHeight,
      probe: probeMs === null ? null : Number.isFinite(probeMs) ? Math.min(probeMs, 600_000) : 'none',
      voiceOnly: this.ladder.rung === lastRung,
    });
    this.show({ sample });
    this.settle();
    this.log.sample(sample, this.shown.verdict, this.shown.rung);
    this.keep(this.shown.verdict?.grade ?? null);
  }

  private plan(): SendingPlan {
    const rung = this.shown.voiceOnly === null ? rungOf(this.ladder) : 'voice-only';
    return sendingPlan(rung, this.subject(), this.heard?.shown ?? null);
  }

  private subject(): Subject {
    if (this.scope.media.current().screen !== null) return 'screen';
    return this.mode === 'sharp' ? 'sharp' : 'face';
  }

  /** Brings what is shown and what is sent in line with what is known. */
  private settle(): void {
    const own = this.ladder.rung === lastRung;
    this.show({
      verdict:
        this.shown.sample === null
          ? null
          : verdictOf({
              send: this.send.grade,
              receive: this.receive.grade,
              ownProbeMs: this.probe.current(),
              partnerProbeMs: this.heard?.probeMs ?? null,
            }),
      rung: rungOf(this.ladder),
      mode: this.mode,
      voiceOnly:
        this.mode === 'voice-only'
          ? 'chosen'
          : own
            ? 'own-line'
            : this.heard?.voiceOnly === true
              ? 'partner-line'
              : null,
    });
    this.scope.media.setVoiceOnly(this.shown.voiceOnly !== null);
    this.scope.media.setDetail(this.mode === 'sharp');
    void this.apply();
  }

  private async apply(): Promise<void> {
    const { line } = this;
    if (!line) return;
    try {
      const sound = line.attached.sender('audio');
      if (sound) await protectSound(sound);
      const picture = line.attached.sender('video');
      const source = this.scope.media.outgoing('video')?.getSettings().height ?? null;
      // Also while nothing is sent yet: the first frame is then made with what it goes on with.
      if (picture && source !== null) {
        const plan = line.begun ? this.plan() : planAtFirst(this.plan());
        line.applied = await applyPlan(picture, plan, source, this.codec, line.applied);
      }
    } catch {
      // The sender's parameters changed between reading and writing, or it is gone: the next look asks again.
      line.applied = null;
    }
  }

  private keep(verdict: Grade | 'reconnecting' | null): void {
    const session = sessionOf(this.scope.state());
    const { sample } = this.shown;
    if (session) this.keeper.add(session.id, keptSample(this.scope.serverNow(), sample, verdict));
  }

  private show(change: Partial<QualityShown>): void {
    const next = { ...this.shown, ...change };
    if (JSON.stringify(next) === JSON.stringify(this.shown)) return;
    this.shown = next;
    this.scope.changed();
  }
}
