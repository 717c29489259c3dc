import type { SignalingHalf } from '../records.ts';

/** Digits spoken together, and how many such groups: 10^18, just under 60 bits. */
const groupDigits = 3;
const groupCount = 6;
/** Rounds of PBKDF2. One code takes some 50 ms of a call's set-up, beside it; a search takes that long per guess. */
const rounds = 200_000;
const context = 'meroclinic call safety code 1';

/** "sha-256 AB:CD", whatever the writing, so that two spellings of one fingerprint give one code. */
function spelling(fingerprint: string): string {
  return fingerprint.trim().toLowerCase().split(/\s+/u).join(' ');
}

/**
 * The code both people see and can read aloud: the same on both screens exactly when each holds the certificate the
 * other really has. Six groups of three digits, from the fingerprints of both sides; the order of the sides, of the
 * fingerprints and their spelling make no difference.
 *
 * Entropy: 59.8 bits. Whoever sits between has a certificate towards each side and can vary both, so a match costs the
 * square root, some 2^30 guesses on each side; each guess is 200,000 rounds of HMAC-SHA-256, together some 2^49 hashes
 * within the life of one attempt. Certificates are made anew for each attempt, so nothing can be computed before.
 * @returns null when a side has published no fingerprint: then there is nothing to compare.
 */
export async function safetyCode(one: SignalingHalf, other: SignalingHalf): Promise<readonly string[] | null> {
  if (one.fingerprints.length === 0 || other.fingerprints.length === 0) return null;
  const half = ({ fingerprints }: SignalingHalf) => [...new Set(fingerprints.map(spelling))].toSorted().join('\n');
  const both = [half(one), half(other)].toSorted().join('\n\n');
  const encoder = new TextEncoder();
  const key = await crypto.subtle.importKey('raw', encoder.encode(both), 'PBKDF2', false, ['deriveBits']);
  const bits = await crypto.subtle.deriveBits(
    { name: 'PBKDF2', hash: 'SHA-256', salt: encoder.encode(context), iterations: rounds },
    key,
    128,
  );
  let value = 0n;
  for (const byte of new Uint8Array(bits)) value = (value << 8n) | BigInt(byte);
  const digits = groupDigits * groupCount;
  const text = (value % 10n ** BigInt(digits)).toString().padStart(digits, '0');
  return Array.from({ length: groupCount }, (_, group) => text.slice(group * groupDigits, (group + 1) * groupDigits));
}
