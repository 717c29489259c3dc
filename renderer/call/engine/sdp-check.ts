import type { SignalingHalf } from '#shared/domain/records.ts';

/** "sha-256 AB:CD" whatever the writing, so that two spellings of one fingerprint compare equal. */
export function normalFingerprint(text: string): string {
  const [algorithm = '', value = ''] = text.trim().split(/\s+/u);
  return `${algorithm.toLowerCase()} ${value.toUpperCase()}`;
}

/**
 * Whether a session description can only lead to the certificate the partner published: every fingerprint line is one
 * of the published ones, each live media section is covered by a line of its own or of the session, keys are not sent
 * in the text, and there is something to compare. A description that merely *contains* the right line is not enough:
 * a line added beside it would be accepted by DTLS too.
 */
export function describesPartner(sdp: string, partner: SignalingHalf): boolean {
  const allowed = new Set(partner.fingerprints.map(normalFingerprint));
  if (allowed.size === 0) return false;
  const [session = '', ...media] = sdp.split(/\r?\n(?=m=)/u);
  const fingerprintsOf = (section: string) =>
    [...section.matchAll(/^a=fingerprint:(.*)$/gimu)].map((line) => normalFingerprint(line[1] ?? ''));
  if (/^a=crypto:/imu.test(sdp)) return false;
  if (media.length === 0) return false;
  const forSession = fingerprintsOf(session);
  const sections = media.filter((section) => !/^m=\S+ 0 /u.test(section) || /^a=bundle-only/imu.test(section));
  if (sections.length === 0) return false;
  const everyLine = [...forSession, ...media.flatMap(fingerprintsOf)];
  return (
    everyLine.every((line) => allowed.has(line)) &&
    sections.every((section) => forSession.length > 0 || fingerprintsOf(section).length > 0)
  );
}
