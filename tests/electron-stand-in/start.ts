/** Does with its command line what the Electron executable does: debugger, -r modules, the app's main module, then `ready`. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import inspector from 'node:inspector';
import { createRequire, registerHooks } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { launchChromium, type Browser } from './chromium.ts';
import { parseCommandLine } from './command-line.ts';
import { host } from './host.ts';

/** Meant for the executable, or set for Chromium by the stand-in itself. */
const notForChromium = new Set([
  'inspect',
  'inspect-brk',
  'remote-debugging-port',
  'user-data-dir',
  'password-store',
  'use-mock-keychain',
  'no-sandbox',
  'disable-features',
  'hidden',
]);

const standIn = new URL('index.ts', import.meta.url).href;
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron' || specifier === 'electron/main'
      ? { url: standIn, format: 'module-typescript', shortCircuit: true }
      : next(specifier, context),
});

const args = process.argv.slice(2);
const { required, switches, target, appArguments } = parseCommandLine(args);
// As Electron shows it: the program, without Node's executable and script.
process.argv = [join(import.meta.dirname, 'electron'), ...args];
Object.defineProperty(process.versions, 'electron', { value: '45.0.0-stand-in', enumerable: true });
Object.defineProperty(process, 'type', { value: 'browser' });
Object.defineProperty(process, 'resourcesPath', { value: join(import.meta.dirname, 'resources') });

const path = resolve(target);
const isFolder = statSync(path).isDirectory();
host.switches = switches;
host.appArguments = appArguments;
host.appPath = isFolder ? path : dirname(path);
const manifest = join(host.appPath, 'package.json');
if (existsSync(manifest)) host.packageJson = JSON.parse(readFileSync(manifest, 'utf8')) as typeof host.packageJson;
const main = isFolder ? join(path, host.packageJson.main ?? 'index.js') : path;

// Prints "Debugger listening on ws://…", which Playwright waits for.
if (switches.has('inspect')) inspector.open(Number(switches.get('inspect')), '127.0.0.1');

const { app } = await import('./api/app.ts');
const requireFromApp = createRequire(manifest);
for (const module of required) requireFromApp(module);

const stillEvaluating = setTimeout(() => {
  process.stderr.write(
    'electron stand-in: the main module is still being evaluated, and `ready` waits for it. Does it await app.whenReady() at its top level? Electron would hang too.\n',
  );
}, 5000);
// A pending promise alone does not keep Node running.
const keepAlive = setInterval(() => undefined, 1 << 30);
await import(pathToFileURL(main).href);
clearTimeout(stillEvaluating);

const browser = await launchChromium(
  app.getPath('userData'),
  (switches.get('disable-features') ?? '').split(',').filter((feature) => feature !== ''),
  [...switches]
    .filter(([name]) => !notForChromium.has(name))
    .map(([name, value]) => (value === '' ? `--${name}` : `--${name}=${value}`)),
);
host.browser = browser;
await closeOpenedPages(browser);

let stopping = false;
browser.process.once('exit', () => {
  if (stopping) return;
  process.stderr.write('electron stand-in: chromium went away\n');
  process.exit(1);
});
process.on('exit', () => browser.process.kill('SIGKILL'));
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => app.quit());

if (switches.has('remote-debugging-port')) process.stderr.write(`DevTools listening on ${browser.endpoint}\n`);
app.becomeReady(stop);

/** Storage is written when Chromium closes in its own time; if it does not, it is ended. */
function stop(code: number): void {
  if (stopping) return;
  stopping = true;
  clearInterval(keepAlive);
  browser.process.once('exit', () => process.exit(code));
  browser.connection.root.tell('Browser.close');
  setTimeout(() => browser.process.kill('SIGKILL'), 3000).unref();
}

/** Chromium cannot be asked before a page opens another one, so such a page is closed as soon as it appears. */
async function closeOpenedPages({ connection }: Browser): Promise<void> {
  connection.root.on('Target.targetCreated', ({ targetInfo }) => {
    if (targetInfo.type !== 'page' || targetInfo.url === 'about:blank') return;
    connection.root.tell('Target.closeTarget', { targetId: targetInfo.targetId });
  });
  await connection.root.send('Target.setDiscoverTargets', { discover: true });
}
