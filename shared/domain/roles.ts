/** The two ends of a visit. */
export type Side = 'doctor' | 'patient';

/** The other end of the visit. */
export function otherSide(side: Side): Side {
  return side === 'doctor' ? 'patient' : 'doctor';
}
