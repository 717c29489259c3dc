/** Composition: makes every module and passes it the functions it needs. Nothing else knows more than one module. */
import { join } from 'node:path';
import { app, powerMonitor, session } from 'electron';
import type { UpdateStatus } from '#shared/ipc/bridge.ts';
import { serveApp } from './app-protocol.ts';
import { setApplicationMenu } from './application-menu.ts';
import { setBadge } from './badge.ts';
import { BridgeError } from './bridge-error.ts';
import { readClientConfig, type ConfigResult } from './client-config.ts';
import { CloseExplained } from './close-explained.ts';
import { watchCrashes } from './crashes.ts';
import type { DeepLinks } from './deep-links.ts';
import { deviceStatus } from './device-access.ts';
import { ask, choosePath, offerReopening } from './dialogs.ts';
import { factsOfComputer, loginItemHost } from './computer.ts';
import { IdleWatch } from './idle.ts';
import { createIncomingCalls } from './incoming-calls.ts';
import { KeepAwake } from './keep-awake.ts';
import { LastWords } from './last-words.ts';
import { Leaving } from './leaving.ts';
import { openDeviceSettings, openExternal } from './links.ts';
import { errorKind, type Log } from './log.ts';
import { setStartAtLogin } from './login-item.ts';
import { MainWindow } from './main-window.ts';
import { guardNavigation } from './navigation.ts';
import { guardPermissions } from './permissions.ts';
import { PresenceKeeper } from './presence.ts';
import type { ProfileProblems } from './profile.ts';
import { push, serveRequests } from './router.ts';
import { ScreenShare } from './screen-share.ts';
import type { Stores } from './stores.ts';
import { makeSupportBundle, saveSupportBundle } from './support-bundle.ts';
import { watchSystem } from './system-events.ts';
import { hasVisibleTray, runProgram } from './tray-support.ts';
import { AppTray } from './tray.ts';
import { Updates } from './updates.ts';
import { wordsFor, type Words } from './words.ts';

export interface Running {
  /** Brings the window up. */
  reveal: () => void;
}

export async function start(options: {
  links: DeepLinks;
  log: Log;
  stores: Stores;
  problems: ProfileProblems;
  hidden: boolean;
}): Promise<Running> {
  const { links, log, stores, problems } = options;
  const { settings, vault, windowState } = stores;
  const { platform } = process;
  const root = join(import.meta.dirname, '../..');
  const resource = (...parts: string[]): string => join(root, 'resources', ...parts);

  const config = await readClientConfig(process.env['MEROCLINIC_CONFIG'], [
    join(app.getPath('userData'), 'config.json'),
    resource('config.json'),
  ]);
  if (config.state !== 'read') log('warn', 'not-configured', { state: config.state });
  const words = (): Words => wordsFor(settings.read().language, app.getLocale());
  const keepAwake = new KeepAwake();

  // Guards before the first page exists.
  setApplicationMenu(platform, app.isPackaged);
  guardPermissions(session.defaultSession, (permission) => log('warn', 'permission-denied', { permission }));
  app.on('web-contents-created', (_event, contents) => {
    guardNavigation(contents, (address) => {
      openExternal(address).catch((error: unknown) => log('warn', 'link-refused', { reason: errorKind(error) }));
    });
  });
  serveApp(join(root, 'out/renderer'), backendsOf(config));

  const leaving = new Leaving({
    inCall: () => keepAwake.active,
    words,
    ask,
    shrink: () => window.shrink(),
    log,
    quit: () => app.quit(),
  });
  const lastWords = new LastWords({
    ask: () => push(window.contents, 'system:leaving', null),
    quit: () => app.quit(),
  });
  let quitting = false;
  let trayIsVisible = true;
  const lookForTray = (): void => {
    const found = hasVisibleTray({ platform, desktop: process.env['XDG_CURRENT_DESKTOP'], run: runProgram });
    void found.then((visible) => (trayIsVisible = visible));
  };
  lookForTray();
  const closeExplained = new CloseExplained({ state: windowState, words, reveal: () => window.reveal() });
  const window = new MainWindow({
    preload: join(root, 'out/preload/index.cjs'),
    icon: resource('icons', '256x256.png'),
    hidden: options.hidden,
    state: windowState,
    onClose: () => {
      if (quitting) return 'close';
      if (keepAwake.active) return 'ask';
      if (!settings.read().closeToTray) return 'quit';
      return trayIsVisible ? 'hide' : 'minimize';
    },
    askToClose: () => void leaving.close(),
    keptRunning: (how) => closeExplained.keptRunning(how),
    quit: () => app.quit(),
    closed: () => {
      lastWords.waive();
      app.quit();
    },
  });
  const reveal = (): void => {
    // An extension that draws tray icons may have come or gone since the start.
    lookForTray();
    window.reveal();
  };

  const tray = new AppTray({
    icon: (state) => resource('tray', platform === 'darwin' ? `${state}Template.png` : `${state}.png`),
    words,
    open: reveal,
    quit: () => app.quit(),
  });
  const presence = new PresenceKeeper({ show: (shown) => tray.report(shown), words });
  const { alerts, missed, ringWindow } = createIncomingCalls({
    platform,
    preload: join(root, 'out/preload/ring.cjs'),
    icon: resource('icons', '256x256.png'),
    settings: () => settings.read(),
    words,
    log,
    reveal,
    mainIsFocused: () => window.isFocused,
    act: (action) => push(window.contents, 'calls:action', action),
    changed: (ringing) => {
      tray.ringing(ringing);
      updates.busyChanged();
      askForAttention(window, ringing);
    },
  });
  window.onFocus((focused) => {
    if (focused) missed.clear();
    else ringWindow.showUnlessSeen();
  });
  const screenShare = new ScreenShare(session.defaultSession, {
    systemAsks: platform === 'linux' && process.env['XDG_SESSION_TYPE'] === 'wayland',
    offer: (offer) => push(window.contents, 'screens:offered', offer),
    log,
  });
  const busy = (): boolean => alerts.ringing || keepAwake.active;
  const updates = new Updates(
    {
      load: async () => (await import('electron-updater')).default.autoUpdater,
      busy,
      changed: () => push(window.contents, 'updates:changed', updateStatus()),
      // Electron does not say `before-quit` in time when an update quits the app.
      leave: () => {
        leaving.agree();
        lastWords.waive();
        quitting = true;
        alerts.close();
      },
      log,
    },
    app.isPackaged,
  );
  const updateStatus = (): UpdateStatus => ({ current: app.getVersion(), state: updates.state });
  const idleWatch = new IdleWatch({
    settings: () => settings.read(),
    idleSeconds: () => powerMonitor.getSystemIdleTime(),
    busy,
    now: () => performance.now(),
    warn: (secondsLeft) => push(window.contents, 'session:idle', { secondsLeft: secondsLeft ?? null }),
    signOut: () => push(window.contents, 'session:sign-out', null),
  });

  const setInCall = (active: boolean): void => {
    keepAwake.set(active);
    presence.setInCall(active);
    updates.busyChanged();
    if (!active) window.restoreSize();
  };
  /** A page that begins anew has no call, no question and no presence until it says so. */
  const pageStarts = (): void => {
    links.pageGone();
    screenShare.cancel();
    setInCall(false);
    presence.pageStarts();
  };
  window.contents.on('did-navigate', pageStarts);
  watchCrashes(window.contents, {
    log,
    now: () => Date.now(),
    reload: () => {
      // Somebody was talking: the window comes to the front and offers to resume.
      if (keepAwake.active) reveal();
      window.reload();
    },
    giveUp: () => void offerReopening(words()).then(() => window.reload()),
  });
  watchSystem({
    resumed: () => {
      alerts.checkDeadline();
      push(window.contents, 'system:resumed', null);
    },
    locked: () => push(window.contents, 'system:locked', null),
    unlocked: () => push(window.contents, 'system:unlocked', null),
    shutsDown: () => leaving.agree(),
  });

  let someoneWasHere = false;
  problems.onChange(() => push(window.contents, 'profile:changed', problems.list));
  serveRequests(
    {
      'config:read': () => configured(config),
      'settings:read': () => settings.read(),
      'settings:change': async (patch) => {
        const changed = await settings.change(patch);
        await setStartAtLogin(changed.startAtLogin, loginItemHost());
        tray.refresh();
        push(window.contents, 'settings:changed', changed);
        return changed;
      },
      'session:read': (key) => vault.read(key),
      'session:write': ({ key, value }) => vault.write(key, value),
      'session:remove': (key) => vault.remove(key),
      'session:protection': () => vault.protection(),
      'calls:ring': (call) => alerts.ring(call),
      'calls:dismiss': ({ sessionId, reason }) => alerts.dismiss(sessionId, reason),
      'calls:active': (active) => setInCall(active),
      'presence:report': (reported) => {
        presence.report(reported);
        // What is left on the screen of one person is not the next one's.
        if (someoneWasHere && reported.state === 'signed-out') {
          alerts.close();
          missed.clear();
        }
        someoneWasHere = reported.state !== 'signed-out';
      },
      'badge:set': (count) => {
        tray.unread(count);
        setBadge(count, {
          platform,
          setCount: (shown) => app.setBadgeCount(shown),
          setOverlay: (image, description) => window.setOverlay(image, description),
          overlayIcon: resource('tray', 'unread-overlay.png'),
          describe: (shown) => words().unread(shown),
        });
      },
      'links:open-external': (url) => openExternal(url),
      'links:pending': () =>
        links.take((link) => {
          reveal();
          push(window.contents, 'links:opened', link);
        }),
      'devices:status': ({ kind }) => deviceStatus(platform, kind),
      'devices:open-settings': ({ kind }) => openDeviceSettings(platform, kind),
      'screens:choose': ({ requestId, sourceId }) => screenShare.choose(requestId, sourceId),
      'support:save': async () => {
        const known = { ...factsOfComputer(), settings: settings.read(), protection: await vault.protection() };
        const make = () => makeSupportBundle(join(app.getPath('userData'), 'logs'), known);
        return saveSupportBundle(choosePath, make, new Date());
      },
      'profile:problems': () => problems.list,
      'updates:read': updateStatus,
      'updates:check': async () => {
        await updates.check();
        return updateStatus();
      },
      'updates:install': () => updates.install(),
      'system:may-leave': () => lastWords.said(),
    },
    { sender: () => window.contents, log },
  );

  app.on('activate', reveal);
  app.on('before-quit', (event) => {
    if (!leaving.mayQuit() || !lastWords.mayQuit()) {
      event.preventDefault();
      return;
    }
    quitting = true;
    // The ring window refuses to close by itself, which would end the quitting.
    alerts.close();
  });
  app.on('will-quit', () => {
    updates.stop();
    idleWatch.close();
    presence.close();
    screenShare.cancel();
    missed.clear();
    closeExplained.close();
    keepAwake.set(false);
    tray.destroy();
    stores.flush();
  });
  updates.start();

  window.load().then(
    () => log('info', 'page-loaded'),
    (error: unknown) => log('error', 'page-not-loaded', { reason: errorKind(error) }),
  );
  return { reveal };
}

function backendsOf(config: ConfigResult): string[] {
  return config.state === 'read' ? [config.config.supabaseUrl, config.config.peerServer] : [];
}

function configured(config: ConfigResult) {
  switch (config.state) {
    case 'read':
      return config.config;
    case 'missing':
      throw new BridgeError('desktop/not-configured', 'No config.json and no MEROCLINIC_CONFIG.');
    case 'invalid':
      throw new BridgeError('desktop/not-configured', `${config.where}: ${config.why}`);
  }
}

function askForAttention(window: MainWindow, wanted: boolean): void {
  window.flash(wanted);
  // A critical bounce goes on until the app is activated; macOS ends it by itself then.
  if (wanted) app.dock?.bounce('critical');
}
