/** The module `electron` for the type check of electron/main against the stand-in: what it lacks is a compile error there. */
import type { desktopCapturer } from './api/desktop-capturer.ts';

export * from './index.ts';
export type { NativeImage } from './api/native-image.ts';
export type { Session } from './api/session.ts';
export type { WebContents } from './api/web-contents.ts';
export type DesktopCapturerSource = Awaited<ReturnType<typeof desktopCapturer.getSources>>[number];
export type Rectangle = Electron.Rectangle;
export type Streams = Electron.Streams;
export type IpcMainInvokeEvent = Electron.IpcMainInvokeEvent;
export type MenuItemConstructorOptions = Electron.MenuItemConstructorOptions;
export type SafeStorage = Electron.SafeStorage;
