import * as z from 'zod/mini';
import type { DeviceCheck } from '#shared/domain/visit-records.ts';

/** What a person's last device check at this computer found, and when, ms since 1970. */
export interface RememberedCheck extends DeviceCheck {
  readonly at: number;
}

const finding = z.nullable(z.enum(['ok', 'weak', 'refused', 'missing', 'busy', 'skipped']));
const schema = z.object({ at: z.number(), camera: finding, microphone: finding, speaker: finding, network: finding });
const nothing: DeviceCheck = { camera: null, microphone: null, speaker: null, network: null };
const keyOf = (personId: string): string => `meroclinic.device-check.${personId}`;

/** By person: two people at one computer may have different headsets. */
export function readCheck(
  personId: string,
  storage: Pick<Storage, 'getItem'> = globalThis.localStorage,
): RememberedCheck | null {
  try {
    return schema.safeParse(JSON.parse(storage.getItem(keyOf(personId)) ?? 'null')).data ?? null;
  } catch {
    // Not JSON: written by nobody here.
    return null;
  }
}

/** Adds what was found now to what was found before; with the time of the newest. @param now ms since 1970 */
export function rememberFinding(
  personId: string,
  found: Partial<DeviceCheck>,
  now: number,
  storage: Pick<Storage, 'getItem' | 'setItem'> = globalThis.localStorage,
): void {
  const before = readCheck(personId, storage) ?? nothing;
  storage.setItem(keyOf(personId), JSON.stringify({ ...before, ...found, at: now }));
}

export function allWorked({ camera, microphone, speaker, network }: DeviceCheck): boolean {
  return [camera, microphone, speaker, network].every((each) => each === 'ok');
}
