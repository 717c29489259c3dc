import { worse, type Grade } from './grade.ts';

/** What the words are made of: how it is, and at whose end. `unknown` where nothing tells the two ends apart. */
export type Verdict =
  { readonly grade: 'good' } | { readonly grade: Exclude<Grade, 'good'>; readonly side: 'own' | 'partner' | 'unknown' };

export interface Evidence {
  /** How what this side sends arrives, and how what the other side sends arrives. */
  readonly send: Grade;
  readonly receive: Grade;
  /** How long the clinic takes to answer each side, ms; `Infinity`: not at all; null: not asked, or not told. */
  readonly ownProbeMs: number | null;
  readonly partnerProbeMs: number | null;
}

/** Nearer than this two answers of the clinic are the same. */
const tellingDifferenceMs = 250;

/**
 * Whose end is weak. Between two people alone a lost packet does not say where it was lost; the clinic is the third point
 * that tells. Without it: the way out of a home is narrower than the way in, so what arrives badly was sent badly.
 */
export function verdictOf(evidence: Evidence): Verdict {
  const grade = worse(evidence.send, evidence.receive);
  if (grade === 'good') return { grade };
  return { grade, side: byProbes(evidence) ?? byDirection(evidence) };
}

function byProbes({ ownProbeMs, partnerProbeMs }: Evidence): 'own' | 'partner' | null {
  if (ownProbeMs === null || partnerProbeMs === null || ownProbeMs === partnerProbeMs) return null;
  if (ownProbeMs - partnerProbeMs > tellingDifferenceMs) return 'own';
  return partnerProbeMs - ownProbeMs > tellingDifferenceMs ? 'partner' : null;
}

function byDirection({ send, receive }: Evidence): 'own' | 'partner' | 'unknown' {
  if (send === receive) return 'unknown';
  return worse(send, receive) === send ? 'own' : 'partner';
}
