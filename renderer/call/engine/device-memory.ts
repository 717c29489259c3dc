import * as z from 'zod/mini';

/** The devices a person may choose between; named as the browser names them. */
export type ChosenKind = 'audioinput' | 'videoinput' | 'audiooutput';

/** A device as the browser lists it. */
export interface ChosenDevice {
  readonly id: string;
  readonly label: string;
}

/**
 * Which devices a person last chose at this computer, by id alone: a device's name may be a person's ("Anna's AirPods"),
 * and what the browser stores stays on the disk unsealed.
 */
export interface DeviceMemory {
  read(kind: ChosenKind): string | null;
  write(kind: ChosenKind, id: string): void;
}

/** For whoever has never chosen anything. */
export const nothingRemembered: DeviceMemory = { read: () => null, write: () => undefined };

const prefix = 'meroclinic.devices.';
/** As an earlier version kept it: the name beside the id. */
const withName = z.object({ id: z.string() });
const stored = z.record(z.string(), z.union([z.string(), withName]));

function idsIn(text: string | null): Readonly<Record<string, string>> {
  try {
    const parsed = stored.safeParse(JSON.parse(text ?? '{}'));
    if (!parsed.success) return {};
    return Object.fromEntries(
      Object.entries(parsed.data).map(([kind, kept]) => [kind, typeof kept === 'string' ? kept : kept.id]),
    );
  } catch {
    // Not JSON: written by nobody here.
    return {};
  }
}

/** Kept by person: two people at one computer may have different headsets. */
export function deviceMemory(
  personId: string,
  storage: Pick<Storage, 'getItem' | 'setItem'> = globalThis.localStorage,
): DeviceMemory {
  const key = `${prefix}${personId}`;
  const all = () => idsIn(storage.getItem(key));
  return {
    read: (kind) => all()[kind] ?? null,
    write: (kind, id) => {
      storage.setItem(key, JSON.stringify({ ...all(), [kind]: id }));
    },
  };
}

/** Whatever an earlier version kept of the names of devices, of everybody who was ever signed in here, is gone afterwards. */
export function forgetDeviceNames(storage: Storage = globalThis.localStorage): void {
  for (const key of Object.keys(storage)) {
    if (key.startsWith(prefix)) storage.setItem(key, JSON.stringify(idsIn(storage.getItem(key))));
  }
}
