/**
 * The contract of the ring window: all it may ask is what to show, and all it may say is the answer. Its own, so that the page
 * over everybody's screen has no way to the session or the settings. Types and names only, as in bridge.ts.
 */
import type { Answer, Settings } from './bridge.ts';

/** What the window shows, in words already chosen: it knows no appointment and no person. */
export interface RingView {
  sessionId: string;
  /** Names the caller only if the settings allow it. */
  title: string;
  body: string;
  join: string;
  notNow: string;
  twoMinutes: string;
  /** With a gap `{seconds}`. */
  countdown: string;
  /** Of the words: its tag, and its digits from zero on. */
  language: string;
  digits: string;
  theme: Settings['theme'];
  /** From now, on the server's clock. */
  secondsLeft: number;
}
export interface RingAnswer {
  sessionId: string;
  action: 'join' | 'not-now' | 'two-minutes';
}

export interface RingInvocations {
  /** Null when the ring is over already. */
  'ring:read': () => RingView | null;
  'ring:answer': (answer: RingAnswer) => void;
  /** Out of sight and silent; the call goes on ringing in the tray and for the caller. */
  'ring:hide': () => void;
}
export interface RingPushes {
  'ring:changed': RingView;
  /** The window is out of sight: no sound any more. */
  'ring:silenced': null;
}

/** What the ring window's preload puts on `window.ring`. */
export interface RingBridge {
  readonly invoke: <K extends keyof RingInvocations>(
    name: K,
    ...payload: Parameters<RingInvocations[K]>
  ) => Promise<Answer<ReturnType<RingInvocations[K]>>>;
  /** Returns the function that ends the subscription. */
  readonly listen: <K extends keyof RingPushes>(name: K, listener: (payload: RingPushes[K]) => void) => () => void;
}

export const ringInvocationNames: { readonly [K in keyof RingInvocations]: true } = {
  'ring:read': true,
  'ring:answer': true,
  'ring:hide': true,
};
export const ringPushNames: { readonly [K in keyof RingPushes]: true } = {
  'ring:changed': true,
  'ring:silenced': true,
};

declare global {
  interface Window {
    readonly ring?: RingBridge;
  }
}
