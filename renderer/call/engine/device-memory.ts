import * as z from 'zod/mini';

/** The devices a person may choose between; named as the browser names them. */
export type ChosenKind = 'audioinput' | 'videoinput' | 'audiooutput';

/** A device as it was chosen. The id changes when site data is cleared or a plug is moved; the label then still tells. */
export interface ChosenDevice {
  readonly id: string;
  readonly label: string;
}

/** What a person last chose at this computer. */
export interface DeviceMemory {
  read(kind: ChosenKind): ChosenDevice | null;
  write(kind: ChosenKind, device: ChosenDevice): void;
}

/** For whoever has never chosen anything. */
export const nothingRemembered: DeviceMemory = { read: () => null, write: () => undefined };

const stored = z.record(z.string(), z.object({ id: z.string(), label: z.string() }));

/** Kept by person: two people at one computer may have different headsets. */
export function deviceMemory(
  personId: string,
  storage: Pick<Storage, 'getItem' | 'setItem'> = globalThis.localStorage,
): DeviceMemory {
  const key = `meroclinic.devices.${personId}`;
  const all = (): Readonly<Record<string, ChosenDevice>> => {
    try {
      const parsed = stored.safeParse(JSON.parse(storage.getItem(key) ?? '{}'));
      return parsed.success ? parsed.data : {};
    } catch {
      // Not JSON: written by nobody here.
      return {};
    }
  };
  return {
    read: (kind) => all()[kind] ?? null,
    write: (kind, device) => {
      storage.setItem(key, JSON.stringify({ ...all(), [kind]: device }));
    },
  };
}

/** The remembered device among those that are there now: by its id, else by its name. */
export function findRemembered<Device extends { readonly deviceId: string; readonly label: string }>(
  devices: readonly Device[],
  remembered: ChosenDevice | null,
): Device | null {
  if (remembered === null) return null;
  return (
    devices.find(({ deviceId }) => deviceId === remembered.id) ??
    devices.find(({ label }) => label !== '' && label === remembered.label) ??
    null
  );
}
