import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { activeSession, doctorSelf, patientSelf } from '#shared/domain/call/test-sessions.ts';
import type { CallState, Self } from '#shared/domain/call/state.ts';
import { firstHeight, firstPicturesMs, type SendingPlan } from '#shared/domain/quality/sending-plan.ts';
import type { ControlMessage } from '../engine/control-channel.ts';
import type { PartScope } from '../parts/part.ts';
import { QualityPart } from './quality-part.ts';

// There is no WebRTC here to be asked what it can do.
vi.mock('./abilities.ts', () => ({ abilities: () => Promise.resolve([]) }));
/** Heights the sender was asked for, px. */
const heights = vi.hoisted((): (number | undefined)[] => []);
vi.mock('./apply-plan.ts', () => ({
  protectSound: () => Promise.resolve(),
  applyPlan: (_sender: unknown, { video }: SendingPlan) => Promise.resolve(void heights.push(video?.height)),
}));

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** A part without a line, what it tells the devices, and what it says to the other side. */
function partOf(self: Self) {
  const told = { voiceOnly: false, detail: false };
  const said: ControlMessage[] = [];
  const scope: PartScope = Object.assign(Object.create(null), {
    self,
    calls: { clockOffset: () => Promise.resolve(0) },
    media: {
      current: () => ({ screen: null }),
      outgoing: () => ({ getSettings: () => ({ height: 720 }) }),
      setVoiceOnly: (on: boolean) => void (told.voiceOnly = on),
      setDetail: (on: boolean) => void (told.detail = on),
    },
    state: () => ({ kind: 'talking', session: activeSession() }),
    serverNow: () => 1_000,
    changed: () => undefined,
  });
  const part = new QualityPart(scope, () => Promise.resolve(0));
  const attach = (): void => {
    part.attach({
      control: {
        send(message: ControlMessage) {
          said.push(message);
          return true;
        },
        whenOpen(run: () => void) {
          run();
        },
      },
      connection: Object.assign(Object.create(null), { getStats: () => Promise.resolve(new Map()) }),
      sender: () => Object.create(null),
    });
  };
  return { part, told, said, attach };
}
const wishes = (said: readonly ControlMessage[]) => said.filter(({ type }) => type === 'wish');

describe('how much picture there is', () => {
  it('is the doctor’s to choose, for both sides, and is said again over every new line', () => {
    const { part, told, said, attach } = partOf(doctorSelf);
    attach();
    part.wish('voice-only');
    expect(part.current()).toMatchObject({ mode: 'voice-only', voiceOnly: 'chosen' });
    expect(told).toEqual({ voiceOnly: true, detail: false });
    attach();
    expect(wishes(said)).toEqual([
      { type: 'wish', mode: 'voice-only' },
      { type: 'wish', mode: 'voice-only' },
    ]);
    part.close();
  });

  it('begins small, after a silence too, and is all of it a moment later', async () => {
    const { part, attach } = partOf(doctorSelf);
    const after = async (state: Pick<CallState, 'kind'>): Promise<number | undefined> => {
      part.state(Object.assign(Object.create(null), { session: activeSession(), tries: 0 }, state));
      await vi.advanceTimersByTimeAsync(firstPicturesMs);
      return heights.at(-1);
    };
    attach();
    expect(await after({ kind: 'talking' })).toBe(720);
    expect(await after({ kind: 'reconnecting' })).toBe(firstHeight);
    expect(await after({ kind: 'talking' })).toBe(720);
    part.close();
  });

  it('the patient follows, and chooses nothing', () => {
    const { part, told, said, attach } = partOf(patientSelf);
    attach();
    part.wish('voice-only');
    expect(part.current().mode).toBe('auto');
    part.message({ type: 'wish', mode: 'sharp' });
    expect(part.current()).toMatchObject({ mode: 'sharp', voiceOnly: null });
    expect(told).toEqual({ voiceOnly: false, detail: true });
    expect(wishes(said)).toEqual([]);
    part.close();
  });

  it('a doctor takes no wish of the other side', () => {
    const { part } = partOf(doctorSelf);
    part.message({ type: 'wish', mode: 'voice-only' });
    expect(part.current().mode).toBe('auto');
    part.close();
  });

  it('says when it is the other side’s line that carries no picture, until the line is gone', () => {
    const { part, told, attach } = partOf(patientSelf);
    attach();
    const quality = { type: 'quality', receive: 'very-weak', concealed: 0.2, shown: 360, probe: 40 } as const;
    part.message({ ...quality, voiceOnly: true });
    expect(part.current().voiceOnly).toBe('partner-line');
    expect(told.voiceOnly).toBe(true);
    part.message({ ...quality, voiceOnly: false });
    expect(part.current().voiceOnly).toBeNull();
    part.detach();
    expect(part.current().verdict).toBeNull();
    part.close();
  });
});
