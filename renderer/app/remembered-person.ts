import type { Profile } from '#shared/domain/records.ts';
import type { DesktopBridge } from '#shared/ipc/bridge.ts';

/**
 * Who was signed in when this computer was last used, kept beside the session and under the same protection: so that their
 * first screen is drawn while the clinic's client is still being loaded. It proves nothing; the clinic decides what is answered.
 */
const key = 'meroclinic.person';

const roles: readonly Profile['role'][] = ['patient', 'doctor', 'administrator'];
const texts = ['id', 'fullName', 'email', 'timeZone', 'language'] as const;

/** Checked by hand: the validators come with the clinic's client, behind the first screen. */
function isProfile(value: unknown): value is Profile {
  if (typeof value !== 'object' || value === null) return false;
  const fields = new Map<string, unknown>(Object.entries(value));
  return (
    texts.every((name) => typeof fields.get(name) === 'string') && roles.some((role) => role === fields.get('role'))
  );
}

/** Null when there is nobody, or nobody this version understands. */
export async function rememberedPerson(platform: DesktopBridge): Promise<Profile | null> {
  const text = await platform.invoke('session:read', key);
  if (text === null) return null;
  try {
    const person: unknown = JSON.parse(text);
    return isProfile(person) ? person : null;
  } catch {
    // Only this code writes it; what is not JSON is nobody.
    return null;
  }
}

/** @param person null forgets */
export async function rememberPerson(platform: DesktopBridge, person: Profile | null): Promise<void> {
  if (person === null) await platform.invoke('session:remove', key);
  else await platform.invoke('session:write', { key, value: JSON.stringify(person) });
}
