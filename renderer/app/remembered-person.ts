import * as z from 'zod/mini';
import type { Profile } from '#shared/domain/records.ts';
import type { DesktopBridge } from '#shared/ipc/bridge.ts';

/**
 * Who was signed in when this computer was last used, kept beside the session and under the same protection: so that their
 * first screen is drawn while the clinic's client is still being loaded. It proves nothing; the clinic decides what is answered.
 */
const key = 'meroclinic.person';

const schema = z.object({
  id: z.uuid(),
  role: z.enum(['patient', 'doctor', 'administrator']),
  fullName: z.string(),
  email: z.string(),
  timeZone: z.string(),
  language: z.enum(['en', 'ne']),
});

/** Null when there is nobody, or nobody this version understands. */
export async function rememberedPerson(platform: DesktopBridge): Promise<Profile | null> {
  const text = await platform.invoke('session:read', key);
  if (text === null) return null;
  try {
    return schema.safeParse(JSON.parse(text)).data ?? null;
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
