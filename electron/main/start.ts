/** Composition: makes every module and passes it the functions it needs. Nothing else knows more than one module. */
import { join } from 'node:path';
import { app, dialog, session } from 'electron';
import type { Presence } from '#shared/ipc/bridge.ts';
import { serveApp } from './app-protocol.ts';
import { setApplicationMenu } from './application-menu.ts';
import { setBadge } from './badge.ts';
import { BridgeError } from './bridge-error.ts';
import { readClientConfig, type ConfigResult } from './client-config.ts';
import { watchCrashes } from './crashes.ts';
import type { DeepLinks } from './deep-links.ts';
import { deviceStatus } from './device-access.ts';
import { createIncomingCalls } from './incoming-calls.ts';
import { KeepAwake } from './keep-awake.ts';
import { openDeviceSettings, openExternal } from './links.ts';
import { errorKind, type Log } from './log.ts';
import { setStartAtLogin, type LoginItemHost } from './login-item.ts';
import { MainWindow } from './main-window.ts';
import { guardNavigation } from './navigation.ts';
import { guardPermissions } from './permissions.ts';
import { push, serveRequests } from './router.ts';
import type { Stores } from './stores.ts';
import { watchSystem } from './system-events.ts';
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
  hidden: boolean;
}): Promise<Running> {
  const { links, log, stores } = options;
  const { settings, vault } = stores;
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

  let quitting = false;
  const window = new MainWindow({
    preload: join(root, 'out/preload/index.cjs'),
    icon: resource('icons', '256x256.png'),
    hidden: options.hidden,
    closesToTray: () => !quitting && settings.read().closeToTray,
    closed: () => app.quit(),
  });
  const reveal = (): void => window.reveal();

  const tray = new AppTray({
    icon: (state) => resource('tray', platform === 'darwin' ? `${state}Template.png` : `${state}.png`),
    words,
    open: reveal,
    quit: () => app.quit(),
  });
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
      askForAttention(window, ringing);
    },
  });
  window.onFocus((focused) => {
    if (focused) missed.clear();
    else ringWindow.showUnlessSeen();
  });
  const updates = new Updates({
    load: async () => (await import('electron-updater')).default.autoUpdater,
    busy: () => alerts.ringing || keepAwake.active,
    log,
  });

  /** A page that begins anew reports its state again; until then nothing is claimed for it. */
  const pageStarts = (): void => {
    links.pageGone();
    keepAwake.set(false);
    tray.report({ state: 'unreachable', reason: words().starting });
  };
  window.contents.on('did-navigate', pageStarts);
  watchCrashes(window.contents, {
    log,
    now: () => Date.now(),
    reload: () => window.reload(),
    giveUp: () => void offerReopening(words()).then(() => window.reload()),
  });
  watchSystem({
    resumed: () => {
      alerts.checkDeadline();
      push(window.contents, 'system:resumed', null);
    },
    locked: () => push(window.contents, 'system:locked', null),
    unlocked: () => push(window.contents, 'system:unlocked', null),
  });

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
      'calls:active': (active) => keepAwake.set(active),
      'presence:report': (presence: Presence) => tray.report(presence),
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
    },
    { sender: () => window.contents, log },
  );

  app.on('activate', reveal);
  app.on('before-quit', () => {
    quitting = true;
    // The ring window refuses to close by itself, which would end the quitting.
    alerts.close();
  });
  app.on('will-quit', () => {
    updates.stop();
    missed.clear();
    keepAwake.set(false);
    tray.destroy();
    stores.flush();
  });
  if (app.isPackaged) updates.start();

  window.load().catch((error: unknown) => log('error', 'page-not-loaded', { reason: errorKind(error) }));
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

async function offerReopening(words: Words): Promise<void> {
  await dialog.showMessageBox({
    type: 'error',
    message: words.crashed.title,
    detail: words.crashed.detail,
    buttons: [words.crashed.reopen],
  });
}

function loginItemHost(): LoginItemHost {
  const config = process.env['XDG_CONFIG_HOME'] ?? join(app.getPath('home'), '.config');
  return {
    platform: process.platform,
    isPackaged: app.isPackaged,
    executable: process.env['APPIMAGE'] ?? app.getPath('exe'),
    autostartFolder: join(config, 'autostart'),
    register: (item) => app.setLoginItemSettings(item),
  };
}
