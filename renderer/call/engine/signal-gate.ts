// What comes from the PeerServer, judged before PeerJS sees it. The server is not trusted: it may be hostile, or pass on
// what a stranger sent. PeerJS would open a connection for any data offer, close a running call at a repeated offer or a
// "leave", keep stray messages for ever and fail on malformed ones.
import * as z from 'zod/mini';

/** Session descriptions of this client take 4 to 8 thousand characters, with every codec of the browser. */
const longestDescription = 64_000;
const longestCandidate = 1_000;
/** More candidates than any computer has, for one connection. */
const mostCandidates = 100;
/** Messages in one second: a call's set-up takes some 60 in all. */
const mostPerSecond = 300;

const id = z.string().check(z.minLength(1), z.maxLength(100));
const description = (type: 'offer' | 'answer') =>
  z.looseObject({ type: z.literal(type), sdp: z.string().check(z.minLength(1), z.maxLength(longestDescription)) });
const about = { connectionId: id, type: z.literal('media') };

const signal = z.discriminatedUnion('type', [
  z.looseObject({ type: z.literal('OPEN') }),
  z.looseObject({ type: z.literal('ERROR'), payload: z.looseObject({}) }),
  z.looseObject({ type: z.literal('ID-TAKEN') }),
  z.looseObject({ type: z.literal('INVALID-KEY') }),
  z.looseObject({ type: z.literal('LEAVE'), src: id }),
  z.looseObject({ type: z.literal('EXPIRE'), src: id }),
  z.looseObject({
    type: z.literal('OFFER'),
    src: id,
    payload: z.looseObject({ ...about, sdp: description('offer') }),
  }),
  z.looseObject({
    type: z.literal('ANSWER'),
    src: id,
    payload: z.looseObject({ ...about, sdp: description('answer') }),
  }),
  z.looseObject({
    type: z.literal('CANDIDATE'),
    src: id,
    payload: z.looseObject({
      ...about,
      candidate: z.nullish(z.looseObject({ candidate: z.string().check(z.maxLength(longestCandidate)) })),
    }),
  }),
]);

/** What is to be done with a message. */
export type Verdict =
  /** `offer`: the description it carries, when it is one. */
  | { readonly kind: 'pass'; readonly offer: string }
  /** Nothing to be done and nothing to be told. */
  | { readonly kind: 'drop' }
  /** This side's own question, back from the server: the round trip works. */
  | { readonly kind: 'echo' }
  /** The partner asks to be called anew: its way to the network changed. */
  | { readonly kind: 'call-wanted'; readonly from: string }
  /** The server could not deliver to this id. */
  | { readonly kind: 'unreachable'; readonly id: string }
  /** Malformed, oversized, too many. */
  | { readonly kind: 'refuse' };

const pass: Verdict = { kind: 'pass', offer: '' };

/** The connection id of a word between two of these clients that is no connection: "call me anew". */
const callWantedId = 'mc_call-anew';

/** The word itself, to the partner with this id. */
export function callWanted(to: string) {
  return { type: 'CANDIDATE', dst: to, payload: { type: 'media', connectionId: callWantedId } };
}

export interface SignalGateOptions {
  readonly ownId: string;
  /** How far the connection with this id has come here; null for one nobody here knows. */
  readonly stage: (from: string, connectionId: string) => 'waiting' | 'making' | 'connected' | null;
}

export class SignalGate {
  private readonly options: SignalGateOptions;
  private readonly candidates = new Map<string, number>();
  private second = 0;
  private inSecond = 0;

  constructor(options: SignalGateOptions) {
    this.options = options;
  }

  /** @param now ms on any clock that does not go back. */
  judge(message: unknown, now: number): Verdict {
    if (this.tooMany(now)) return { kind: 'refuse' };
    const parsed = signal.safeParse(message);
    if (!parsed.success) return { kind: 'refuse' };
    const { data } = parsed;
    switch (data.type) {
      case 'OPEN':
      case 'ERROR':
      case 'ID-TAKEN':
      case 'INVALID-KEY':
        return pass;
      case 'LEAVE':
        return data.src === this.options.ownId ? { kind: 'echo' } : { kind: 'unreachable', id: data.src };
      case 'EXPIRE':
        return { kind: 'unreachable', id: data.src };
      case 'OFFER':
        // A repeated offer, which would end the connection it repeats.
        return this.options.stage(data.src, data.payload.connectionId) === null
          ? { kind: 'pass', offer: data.payload.sdp.sdp }
          : { kind: 'drop' };
      case 'ANSWER':
        return this.options.stage(data.src, data.payload.connectionId) === 'making' ? pass : { kind: 'drop' };
      case 'CANDIDATE': {
        const { connectionId } = data.payload;
        if (connectionId === callWantedId) return { kind: 'call-wanted', from: data.src };
        if (this.options.stage(data.src, connectionId) === null || !data.payload.candidate) return { kind: 'drop' };
        const count = (this.candidates.get(connectionId) ?? 0) + 1;
        this.candidates.set(connectionId, count);
        return count > mostCandidates ? { kind: 'refuse' } : pass;
      }
    }
  }

  private tooMany(now: number): boolean {
    const second = Math.floor(now / 1_000);
    if (second !== this.second) {
      this.second = second;
      this.inSecond = 0;
    }
    this.inSecond += 1;
    return this.inSecond > mostPerSecond;
  }
}
