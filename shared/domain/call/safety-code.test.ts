import { describe, expect, it } from 'vitest';
import { safetyCode } from './safety-code.ts';

const doctor = { fingerprints: ['sha-256 AA:01:02'] };
const patient = { fingerprints: ['sha-256 BB:03:04', 'sha-384 CC:05'] };

describe('safety code', () => {
  it('is six groups of three digits, the same on both sides', async () => {
    const code = await safetyCode(doctor, patient);
    expect(code).toHaveLength(6);
    expect(code?.every((group) => /^\d{3}$/u.test(group))).toBe(true);
    expect(await safetyCode(patient, doctor)).toEqual(code);
  });

  it('does not depend on spelling, order or repetition of the fingerprints', async () => {
    const respelled = { fingerprints: ['SHA-384  cc:05', 'sha-256 bb:03:04', 'sha-256 BB:03:04'] };
    expect(await safetyCode(doctor, respelled)).toEqual(await safetyCode(doctor, patient));
  });

  it('differs when either certificate is another, or a fingerprint is added', async () => {
    const code = await safetyCode(doctor, patient);
    const others = await Promise.all([
      safetyCode({ fingerprints: ['sha-256 AA:01:03'] }, patient),
      safetyCode(doctor, { fingerprints: ['sha-256 BB:03:04'] }),
      safetyCode(doctor, { fingerprints: [...patient.fingerprints, 'sha-256 DD:06'] }),
      // The same lines, shared out differently between the two.
      safetyCode({ fingerprints: [...doctor.fingerprints, 'sha-256 BB:03:04'] }, { fingerprints: ['sha-384 CC:05'] }),
    ]);
    for (const other of others) expect(other).not.toEqual(code);
  });

  it('is nothing when a side published nothing', async () => {
    expect(await safetyCode({ fingerprints: [] }, patient)).toBeNull();
    expect(await safetyCode(doctor, { fingerprints: [] })).toBeNull();
  });

  it('stays what it is: two versions of the client in one call show the same', async () => {
    expect(await safetyCode(doctor, patient)).toEqual(['833', '358', '696', '214', '354', '784']);
  });
});
