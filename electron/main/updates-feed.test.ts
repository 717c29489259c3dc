// The real updater against feeds that lie. Only what carries its requests is Node's instead of Electron's.
import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import {
  createServer,
  request as httpRequest,
  type ClientRequest,
  type IncomingMessage,
  type RequestOptions,
  type Server,
} from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AppImageUpdater, type AppUpdater } from 'electron-updater';
import { ElectronHttpExecutor } from 'electron-updater/out/electronHttpExecutor.js';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { UpdateState } from '#shared/ipc/bridge.ts';
import { Updates } from './updates.ts';

const installer = Buffer.from('not really an installer');
const sha512 = createHash('sha512').update(installer).digest('base64');
const feed = (version: string, hash = sha512, path = 'MeroClinic.AppImage'): string =>
  `version: ${version}\nfiles:\n  - url: ${path}\n    sha512: ${hash}\n    size: ${installer.length}\npath: ${path}\nsha512: ${hash}\nreleaseDate: '2030-01-01T00:00:00.000Z'\n`;

let folder = '';
let server: Server;
let files: Record<string, string | Buffer> = {};
const appImage = process.env['APPIMAGE'];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'updates-'));
  files = {};
  server = createServer((request, response) => {
    const name = new URL(request.url ?? '/', 'http://feed').pathname.slice(1);
    // Each system and processor has a feed of its own name.
    const file = files[name.startsWith('latest') ? 'latest-linux.yml' : name];
    response.writeHead(file === undefined ? 404 : 200).end(file);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  process.env['APPIMAGE'] = join(folder, 'MeroClinic.AppImage');
  await writeFile(process.env['APPIMAGE'], 'the app that runs');
});
afterEach(async () => {
  if (appImage === undefined) delete process.env['APPIMAGE'];
  else process.env['APPIMAGE'] = appImage;
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await rm(folder, { recursive: true, force: true });
});

/** Electron's `net` is no part of the stand-in. */
function carryByNode(updater: AppUpdater): void {
  const createRequest = (options: RequestOptions, answered: (response: IncomingMessage) => void): ClientRequest =>
    httpRequest(options, answered);
  Reflect.set(updater, 'httpExecutor', Object.assign(new ElectronHttpExecutor(), { createRequest }));
}

async function check(): Promise<UpdateState[]> {
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('the feed has no address');
  const app = {
    version: '1.5.0',
    name: 'MeroClinic',
    isPackaged: true,
    appUpdateConfigPath: join(folder, 'app-update.yml'),
    userDataPath: folder,
    baseCachePath: folder,
    whenReady: () => Promise.resolve(),
    relaunch: () => undefined,
    quit: () => undefined,
    onQuit: () => undefined,
  };
  await writeFile(app.appUpdateConfigPath, 'updaterCacheDirName: meroclinic-updater\n');
  const url = `http://127.0.0.1:${address.port}`;
  const updater: AppUpdater = new AppImageUpdater(null, app);
  carryByNode(updater);
  updater.setFeedURL({ provider: 'generic', url });
  const told: UpdateState[] = [];
  const updates = new Updates(
    {
      load: () => Promise.resolve(updater),
      busy: () => false,
      changed: (state) => told.push(state),
      leave: () => undefined,
      log: () => undefined,
    },
    true,
  );
  await updates.check();
  return told.filter(({ kind }) => kind !== 'downloading');
}
/** What the updater has put on the disk to be installed. */
const loaded = async (): Promise<string[]> =>
  (await readdir(folder, { recursive: true })).filter((name) => name.includes('pending') && name.endsWith('AppImage'));

test('an honest feed: the newer version is loaded and waits', async () => {
  files = { 'latest-linux.yml': feed('1.6.0'), 'MeroClinic.AppImage': installer };
  expect(await check()).toEqual([{ kind: 'ready', version: '1.6.0' }]);
  expect(await loaded()).toHaveLength(1);
});

test.each([
  ['another file than it promised', { 'latest-linux.yml': feed('1.6.0'), 'MeroClinic.AppImage': 'x'.repeat(23) }],
  ['no file', { 'latest-linux.yml': feed('1.6.0') }],
  ['words instead of a feed', { 'latest-linux.yml': '<html>Sign in to the hotel network</html>' }],
  ['a broken feed', { 'latest-linux.yml': 'version: [1.6.0\n  files: {' }],
  ['no version', { 'latest-linux.yml': 'files: []\n' }],
  ['a version that is none', { 'latest-linux.yml': feed('newest') }],
  ['no feed', {}],
] as [string, Record<string, string>][])(
  'a feed with %s is said, and nothing is left to install',
  async (_title, lies) => {
    files = lies;
    const [state, ...others] = await check();
    expect([state?.kind, others]).toEqual(['failed', []]);
    expect(await loaded()).toEqual([]);
  },
);

test('the damaged file is told apart from a feed that is not there', async () => {
  files = { 'latest-linux.yml': feed('1.6.0'), 'MeroClinic.AppImage': 'x'.repeat(23) };
  expect(await check()).toEqual([{ kind: 'failed', reason: 'damaged' }]);
  files = {};
  expect(await check()).toEqual([{ kind: 'failed', reason: 'not-reachable' }]);
  files = { 'latest-linux.yml': feed('newest') };
  expect(await check()).toEqual([{ kind: 'failed', reason: 'not-valid' }]);
});

test.each(['1.5.0', '1.4.9', '0.0.1'])('version %s is not newer, and is not loaded', async (version) => {
  files = { 'latest-linux.yml': feed(version), 'MeroClinic.AppImage': installer };
  expect(await check()).toEqual([]);
  expect(await loaded()).toEqual([]);
});
