const key = 'meroclinic.device';

/**
 * The id of this installation, by which the database gives a side of a call to one device. A browser tab is a device of
 * its own, because two people may be signed in in two tabs.
 */
export function deviceId(host: 'electron' | 'browser'): string {
  const storage = host === 'electron' ? localStorage : sessionStorage;
  const known = storage.getItem(key);
  if (known !== null && known.length >= 8 && known.length <= 64) return known;
  const made = crypto.randomUUID();
  storage.setItem(key, made);
  return made;
}
