import type { Appointment } from '#shared/domain/records.ts';
import type { Tone } from '../../ui/StatusPill.tsx';

const minute = 60_000;

/** Whole minutes since the patient came. @param now The server's clock. */
export const waitedMinutes = ({ checkedInAt }: Appointment, now: number): number =>
  Math.max(0, Math.floor((now - (checkedInAt ?? now)) / minute));

/** Waiting is fine, then long, then too long; in minutes as clinics count them. */
export function waitTone(minutes: number): Tone {
  return minutes >= 15 ? 'danger' : minutes >= 5 ? 'wait' : 'good';
}
