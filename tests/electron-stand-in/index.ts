/** The module `electron` of the main process, as far as it is reproduced. */
import type * as RealElectron from 'electron';
import { app } from './api/app.ts';
import { BrowserWindow } from './api/browser-window.ts';
import { desktopCapturer } from './api/desktop-capturer.ts';
import { dialog } from './api/dialog.ts';
import { ipcMain } from './api/ipc-main.ts';
import { Menu, MenuItem } from './api/menu.ts';
import { nativeImage } from './api/native-image.ts';
import { nativeTheme } from './api/native-theme.ts';
import { net } from './api/net.ts';
import { Notification } from './api/notification.ts';
import { powerMonitor } from './api/power-monitor.ts';
import { powerSaveBlocker } from './api/power-save-blocker.ts';
import { protocol } from './api/protocol.ts';
import { safeStorage } from './api/safe-storage.ts';
import { screen } from './api/screen.ts';
import { session } from './api/session.ts';
import { shell } from './api/shell.ts';
import { systemPreferences } from './api/system-preferences.ts';
import { Tray } from './api/tray.ts';
import { WebContents } from './api/web-contents.ts';

const webContents = {
  getAllWebContents: () => WebContents.getAllWebContents(),
  fromId: (id: number) => WebContents.fromId(id),
  fromDevToolsTargetId: (targetId: string) => WebContents.fromDevToolsTargetId(targetId),
  getFocusedWebContents: () => BrowserWindow.getFocusedWindow()?.webContents ?? null,
};

/** CommonJS and Playwright's `evaluate` take the module as one object. */
const electron = {
  app,
  BrowserWindow,
  desktopCapturer,
  dialog,
  ipcMain,
  Menu,
  MenuItem,
  nativeImage,
  nativeTheme,
  net,
  Notification,
  powerMonitor,
  powerSaveBlocker,
  protocol,
  safeStorage,
  screen,
  session,
  shell,
  systemPreferences,
  Tray,
  webContents,
} satisfies { [K in keyof typeof RealElectron]?: unknown };

export default electron;
export {
  app,
  BrowserWindow,
  desktopCapturer,
  dialog,
  ipcMain,
  Menu,
  MenuItem,
  nativeImage,
  nativeTheme,
  net,
  Notification,
  powerMonitor,
  powerSaveBlocker,
  protocol,
  safeStorage,
  screen,
  session,
  shell,
  systemPreferences,
  Tray,
  webContents,
};
