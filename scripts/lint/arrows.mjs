// @ts-check
// The import arrows of the design as data: which files they bind, what those may not import, and why.
import { builtinModules } from 'node:module';

/** @typedef {{ kind: 'own', path: string } | { kind: 'package', name: string }} Target */
/**
 * @typedef {object} Arrow
 * @property {string} name
 * @property {(file: string) => boolean} binds whether the rule concerns the importing file (path from the root)
 * @property {(target: Target, file: string, names: string[]) => boolean} forbids names: what is taken, `*` for all
 * @property {string} reason
 */

const builtins = new Set(builtinModules);
/** @param {string} file */
const isTest = (file) => /\.(test|spec)\.tsx?$/.test(file) || file.startsWith('tests/');
/** @param {...string} folders */
const inside =
  (...folders) =>
  (/** @type {string} */ file) =>
    folders.some((folder) => file.startsWith(`${folder}/`));
const isProduct = inside('electron', 'renderer', 'shared');
/**
 * @param {Target} target
 * @param {...string} folders
 */
const reaches = (target, ...folders) => target.kind === 'own' && inside(...folders)(target.path);
/**
 * @param {Target} target
 * @param {string} name a package; its sub-paths count too
 */
const isPackage = (target, name) =>
  target.kind === 'package' && (target.name === name || target.name.startsWith(`${name}/`));
/** @param {Target} target */
const isNode = (target) => target.kind === 'package' && (target.name.startsWith('node:') || builtins.has(target.name));
/** @param {string} path */
const featureOf = (path) => /^renderer\/features\/([^/]+)/.exec(path)?.[1];

/** @type {readonly Arrow[]} */
const arrows = [
  {
    name: 'shared-own',
    binds: inside('shared'),
    forbids: (target) => target.kind === 'own' && !target.path.startsWith('shared/'),
    reason: 'shared imports nothing of ours: it is what the other rooms stand on.',
  },
  {
    name: 'shared-packages',
    binds: (file) => inside('shared')(file) && !isTest(file),
    forbids: (target) => target.kind === 'package' && !isPackage(target, 'zod') && !target.name.startsWith('#'),
    reason: 'shared runs in main, preload, page and database tests alike: no host library and no node modules.',
  },
  {
    name: 'renderer-electron',
    binds: inside('renderer'),
    forbids: (target) => isPackage(target, 'electron') || reaches(target, 'electron'),
    reason: 'The page is sandboxed and also runs in a browser: reach the desktop through renderer/platform.',
  },
  {
    name: 'renderer-node',
    binds: (file) => inside('renderer')(file) && !isTest(file),
    forbids: isNode,
    reason: 'There is no Node in the page.',
  },
  {
    name: 'features-apart',
    binds: inside('renderer/features'),
    forbids: (target, file) => {
      const other = target.kind === 'own' ? featureOf(target.path) : undefined;
      return other !== undefined && other !== featureOf(file);
    },
    reason: 'Features do not import each other: move what both need to renderer/ui, renderer/app or shared.',
  },
  {
    name: 'supabase-js',
    binds: (file) => isProduct(file) && !file.startsWith('renderer/backend/') && !isTest(file),
    forbids: (target) => target.kind === 'package' && target.name.startsWith('@supabase/'),
    reason: 'Only renderer/backend knows Supabase: ask it for what the screen needs.',
  },
  {
    name: 'peerjs',
    binds: (file) => isProduct(file) && !/^renderer\/call\/peer-link[./-]/.test(file),
    forbids: (target) => isPackage(target, 'peerjs'),
    reason: 'Only renderer/call/peer-link knows PeerJS.',
  },
  {
    name: 'ipc-main',
    binds: (file) => isProduct(file) && !isTest(file) && !/^electron\/main\/router[./-]/.test(file),
    forbids: (target, _file, names) => isPackage(target, 'electron') && names.includes('ipcMain'),
    reason: 'Only electron/main/router registers IPC: there the sender and the payload are checked.',
  },
  {
    name: 'shell',
    binds: (file) => isProduct(file) && !isTest(file) && !/^electron\/main\/links[./-]/.test(file),
    forbids: (target, _file, names) => isPackage(target, 'electron') && names.includes('shell'),
    reason: 'Only electron/main/links opens anything outside: there the address is checked.',
  },
  {
    name: 'electron-whole',
    binds: (file) => file.startsWith('electron/') && !isTest(file),
    forbids: (target, _file, names) =>
      isPackage(target, 'electron') && (names.includes('*') || names.includes('default')),
    reason: 'Name what is taken from electron, so that the arrows for ipcMain and shell can be checked.',
  },
  {
    name: 'electron-own',
    binds: inside('electron'),
    // Words are data: a language is one file, the desktop's words in it.
    forbids: (target) => reaches(target, 'renderer', 'supabase', 'scripts') && !reaches(target, 'renderer/i18n'),
    reason: 'electron knows only shared: the page is loaded, never imported.',
  },
  {
    name: 'clinic-own',
    binds: inside('supabase'),
    forbids: (target) => reaches(target, 'renderer', 'electron', 'scripts'),
    reason: 'The clinic knows only shared: it serves any client.',
  },
  {
    name: 'renderer-own',
    binds: (file) => inside('renderer')(file) && !isTest(file),
    forbids: (target) => reaches(target, 'supabase', 'scripts'),
    reason: 'The page reaches the clinic over the network only.',
  },
  {
    name: 'no-test-helpers',
    binds: (file) => inside('electron', 'renderer', 'shared', 'supabase')(file) && !isTest(file),
    forbids: (target) => reaches(target, 'tests') || (target.kind === 'own' && isTest(target.path)),
    reason: 'What ships does not import test helpers.',
  },
];

/** Names of all arrows, for the test that each of them bites. */
export const arrowNames = arrows.map((arrow) => arrow.name);

/**
 * @param {string} file importing file, from the project's root, with forward slashes
 * @param {Target} target
 * @param {string[]} names what is imported as a value; `*` for everything
 * @returns {string[]} one message per broken arrow
 */
export function checkImport(file, target, names) {
  return arrows
    .filter((arrow) => arrow.binds(file) && arrow.forbids(target, file, names))
    .map((arrow) => `[${arrow.name}] ${arrow.reason}`);
}
