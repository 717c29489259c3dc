// @ts-check
// Comparing package-lock.json with the note npm leaves of what it installed (node_modules/.package-lock.json).

/**
 * @typedef {object} LockEntry
 * @property {string} [version]
 * @property {string} [integrity]
 * @property {boolean} [optional]
 * @property {boolean} [devOptional]
 */
/** @typedef {{ packages?: Record<string, LockEntry> }} Lock */

/** @param {Lock} lock */
const entries = (lock) => Object.entries(lock.packages ?? {}).filter(([path]) => path !== '');

/**
 * Whether what is installed is what is locked. Optional packages of other systems may be absent.
 * @param {Lock} locked
 * @param {Lock} installed
 */
export function lockAgrees(locked, installed) {
  const there = new Map(entries(installed));
  for (const [path, entry] of entries(locked)) {
    const found = there.get(path);
    if (found === undefined) {
      if (entry.optional !== true && entry.devOptional !== true) return false;
    } else if (found.version !== entry.version || found.integrity !== entry.integrity) {
      return false;
    }
    there.delete(path);
  }
  return there.size === 0;
}

/**
 * Packages to fetch, near enough for a progress figure: optional ones are mostly for other systems.
 * @param {Lock} lock
 */
export function packageCount(lock) {
  return entries(lock).filter(([, entry]) => entry.optional !== true).length;
}
