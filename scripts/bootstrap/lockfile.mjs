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
    } else if (found.version !== entry.version || !sameContent(entry, found)) {
      return false;
    }
    there.delete(path);
  }
  return there.size === 0;
}

/**
 * A lock without a checksum (a package the registry could not show when it was written) is satisfied by the version.
 * @param {LockEntry} locked
 * @param {LockEntry} installed
 */
function sameContent(locked, installed) {
  return locked.integrity === undefined || locked.integrity === installed.integrity;
}

/**
 * Optional packages that some package asks for and the lock does not name. `npm ci` refuses such a lock on every system, and one
 * written beside installed packages, or against a registry that lacks other systems' packages, comes out so.
 * @param {{ packages?: Record<string, LockEntry & { optionalDependencies?: Record<string, string> }> }} lock
 * @returns {string[]}
 */
export function unlockedOptionals(lock) {
  const packages = lock.packages ?? {};
  /** @param {string} path @param {string} name @returns {boolean} */
  const reaches = (path, name) => {
    if (packages[`${path === '' ? '' : `${path}/`}node_modules/${name}`] !== undefined) return true;
    if (path === '') return false;
    return reaches(path.slice(0, Math.max(0, path.lastIndexOf('/node_modules/'))), name);
  };
  return Object.entries(packages).flatMap(([path, entry]) =>
    Object.keys(entry.optionalDependencies ?? {}).filter((name) => !reaches(path, name)),
  );
}

/**
 * Packages to fetch, near enough for a progress figure: optional ones are mostly for other systems.
 * @param {Lock} lock
 */
export function packageCount(lock) {
  return entries(lock).filter(([, entry]) => entry.optional !== true).length;
}
