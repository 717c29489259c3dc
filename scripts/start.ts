// `npm start`: builds the client when it changed, starts the embedded clinic with its demo people, and opens the client in Electron,
// or, when its program cannot be had, says why and serves the same client to the browser. Everything ends together.
import { join } from 'node:path';
import type { ClientConfig } from '#shared/ipc/bridge.ts';
import { ensureDemoAppointments } from '../supabase/demo-appointments.ts';
import { demoPeople } from '../supabase/demo-people.ts';
import { startClinic, type Clinic } from '../supabase/local/index.ts';
import { buildClient } from './lib/build-client.ts';
import { ensureElectron } from './lib/electron-program.ts';
import { Failure, printFailure } from './lib/failures.mjs';
import { buildFolder, root } from './lib/paths.ts';
import { createProgress, type Progress } from './lib/progress.mjs';
import { listenForStop } from './lib/stop.ts';
import { serveBrowser, type BrowserHost } from './start/browser-host.ts';
import { runDesktop, type DesktopEnd } from './start/desktop.ts';
import { hasDisplay, openBrowser } from './start/open-browser.ts';
import { help, readOptions, type StartOptions } from './start/options.ts';
import { freePort } from './start/port.ts';
import { resetData } from './start/reset.ts';
import * as words from './start/words.ts';

async function openClinic(options: StartOptions, progress: Progress): Promise<Clinic> {
  if (options.reset) await resetData(options.data);
  const port = await freePort(options.clinicPort);
  if (!options.clinicPort.exact && port !== options.clinicPort.port) {
    progress.say(`       Port ${String(options.clinicPort.port)} is taken; the clinic uses ${String(port)}.`);
  }
  const peerPort = await freePort(options.peerPort);
  const step = progress.start('Starting the clinic');
  try {
    const clinic = await startClinic({
      project: root,
      data: options.data,
      port,
      peerPort,
      engine: options.engine,
      log: (line) => step.detail(line.slice(0, 60)),
    });
    step.detail('visits around now');
    await ensureDemoAppointments((text, params) => clinic.sql(text, params));
    step.done();
    return clinic;
  } catch (error) {
    step.fail();
    throw error;
  }
}

type DesktopProgram = { readonly program: string } | words.NoDesktop;

async function findDesktop(options: StartOptions, progress: Progress, signal: AbortSignal): Promise<DesktopProgram> {
  if (options.browserOnly) return { reason: '--browser asks for it', remedy: words.remedies.launch };
  const override = process.env['ELECTRON_OVERRIDE_DIST_PATH'] !== undefined;
  if (!override && !hasDisplay(process.env, process.platform)) {
    const reason = 'there is no screen here (neither DISPLAY nor WAYLAND_DISPLAY is set)';
    return { reason, remedy: words.remedies.display };
  }
  const found = await ensureElectron(progress, signal);
  if (found.kind === 'found') return { program: found.program };
  return { reason: found.reason, remedy: override ? words.remedies.launch : words.remedies.fetch };
}

function configOf(clinic: Clinic): ClientConfig {
  return {
    supabaseUrl: clinic.url,
    publishableKey: clinic.publishableKey,
    peerServer: clinic.peerServer,
    demoPeople: demoPeople.map(({ role, name, email, password }) => ({
      role: role === 'administrator' ? 'admin' : role,
      name,
      email,
      password,
    })),
  };
}

/** A rejected promise nobody waits for, or an exception out of nowhere: ends everything instead of leaving half of it. */
function unexpectedErrors(): Promise<never> {
  return new Promise((_done, refuse) => {
    process.on('uncaughtException', refuse);
    process.on('unhandledRejection', refuse);
  });
}

async function serve(options: StartOptions, config: ClientConfig, progress: Progress): Promise<BrowserHost> {
  const host = await serveBrowser({ folder: join(buildFolder, 'renderer'), config, port: options.webPort });
  if (!options.webPort.exact && host.port !== options.webPort.port) {
    progress.say(
      `       Port ${String(options.webPort.port)} is taken; the page is at ${host.url} (the browser asks for the camera anew).`,
    );
  }
  return host;
}

/** Wrapped, since a promise that an async function returns as it is would be waited for on the spot. */
interface Up {
  readonly ended: Promise<DesktopEnd>;
}

/** Brings everything up, says so, and returns what to wait for. Whatever was begun is left in `room` to be ended. */
async function bringUp(options: StartOptions, room: AsyncDisposableStack, signal: AbortSignal): Promise<Up> {
  const progress = room.adopt(createProgress(process.stdout), (live) => live.close());
  // A page port that cannot be had should not cost the start of a database.
  if (options.webPort.exact) await freePort(options.webPort);
  const opening = openClinic(options, progress).then((opened) => room.adopt(opened, (clinic) => clinic.close()));
  const starts = await Promise.allSettled([
    opening,
    buildClient(progress, signal),
    findDesktop(options, progress, signal),
  ]);
  const failed = starts.find((start) => start.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
  signal.throwIfAborted();
  const [clinic, program] = [await opening, starts[2]];
  if (program.status === 'rejected') throw program.reason;

  const config = configOf(clinic);
  const page = room.use(await serve(options, config, progress));
  const found = program.value;
  const desktop = 'program' in found ? await runDesktop(found.program, config) : found;
  if (!('reason' in desktop)) room.use(desktop);
  else if (!options.browserOnly) console.log(words.withoutDesktop(desktop));

  const host = 'reason' in desktop ? 'browser' : 'electron';
  console.log(
    words.running({ host, url: page.url, clinicUrl: clinic.url, data: options.data, people: config.demoPeople ?? [] }),
  );
  if (options.readyJson) {
    const { demoPeople: _known, ...addresses } = config;
    console.log(`READY ${JSON.stringify({ host, url: page.url, ...addresses })}`);
  }
  const wanted = options.open && process.env['CI'] === undefined && hasDisplay(process.env, process.platform);
  if (host === 'browser' && wanted && !(await openBrowser(page.url))) console.log(`  Open ${page.url} yourself.`);
  return { ended: 'reason' in desktop ? new Promise(() => undefined) : desktop.ended };
}

async function main(): Promise<void> {
  using stop = listenForStop();
  const { signal } = stop;
  const stopped = new Promise<'stopped'>((done) => {
    signal.addEventListener('abort', () => done('stopped'), { once: true });
  });
  try {
    const options = readOptions(process.argv.slice(2));
    if (options === null) {
      console.log(help);
      return;
    }
    await using room = new AsyncDisposableStack();
    const accidents = unexpectedErrors();
    const up = await Promise.race([bringUp(options, room, signal), accidents]);
    const end = await Promise.race([stopped, up.ended, accidents]);
    if (end !== 'stopped' && end.kind === 'crashed') throw new Failure('ELECTRON_CRASHED', { how: end.how });
    console.log('\nStopping.');
  } catch (error) {
    if (signal.aborted) console.log('\nStopped.');
    else {
      printFailure(error, process.stderr);
      process.exitCode = 1;
    }
  }
}

await main();
// All that was begun has ended; a stray handle of some library must not keep Ctrl-C waiting.
process.exit();
