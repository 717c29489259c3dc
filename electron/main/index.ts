/**
 * What has to happen before Electron is ready. Synchronous on purpose: `ready` waits until this module has been evaluated,
 * so awaiting it at the top level would wait for ever.
 */
import { join } from 'node:path';
import { app, dialog } from 'electron';
import { declareAppScheme } from './app-protocol.ts';
import { DeepLinks, linkAmong, linkScheme } from './deep-links.ts';
import { claimInstance } from './instance.ts';
import { LogFile, errorKind, formatLine, type Log } from './log.ts';
import { hiddenArgument } from './login-item.ts';
import { openProfile, ProfileProblems } from './profile.ts';
import { start, type Running } from './start.ts';
import { openStores } from './stores.ts';

app.enableSandbox();
declareAppScheme();
// Otherwise the play key of the keyboard pauses the doctor's picture.
app.commandLine.appendSwitch('disable-features', 'HardwareMediaKeyHandling,MediaSessionService');
app.setAppUserModelId('com.meroclinic.desktop');
// Unpackaged this would register a bare Electron for the links of an installed app.
if (app.isPackaged) app.setAsDefaultProtocolClient(linkScheme);

const profile = openProfile(app);
const problems = new ProfileProblems();
problems.set('read-only', profile.isReadOnly);
app.on('quit', () => profile.close());

const logFile = new LogFile(join(app.getPath('userData'), 'logs'));
const log: Log = (level, event, fields) => {
  const line = formatLine(new Date(), level, event, fields);
  logFile.append(line);
  if (!app.isPackaged) process.stderr.write(`${line}\n`);
};
process.on('unhandledRejection', (error) => log('error', 'unhandled-rejection', { reason: errorKind(error) }));

const links = new DeepLinks();
const follow = (args: readonly string[]): void => {
  const link = linkAmong(args);
  if (link !== undefined && !links.follow(link)) log('warn', 'link-refused', { reason: 'not-a-route' });
};

const isFirst = claimInstance((args) => {
  follow(args);
  if (!args.includes(hiddenArgument)) void running?.then(({ reveal }) => reveal());
});
const running = isFirst ? startWhenReady() : undefined;

if (running) {
  log('info', 'started', { version: app.getVersion(), platform: process.platform });
  follow(process.argv);
  // macOS delivers links as events, also the one that started the app.
  app.on('open-url', (event, url) => {
    event.preventDefault();
    follow([url]);
  });
  running.catch((error: unknown) => {
    log('error', 'start-failed', { reason: errorKind(error) });
    dialog.showErrorBox('MeroClinic could not start', error instanceof Error ? error.message : String(error));
    void logFile.settled().then(() => app.exit(1));
  });
} else {
  app.quit();
}

function startWhenReady(): Promise<Running> {
  // Only here: a second start must not touch the files of the first.
  const stores = openStores(profile.folder, log, problems);
  return app.whenReady().then(() => start({ links, log, stores, problems, hidden: startsHidden() }));
}

function startsHidden(): boolean {
  return process.argv.includes(hiddenArgument) || app.getLoginItemSettings().wasOpenedAtLogin;
}
