/** The two ends of a visit. */
export type Side = 'doctor' | 'patient';
