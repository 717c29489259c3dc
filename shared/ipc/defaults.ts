import type { Settings } from './bridge.ts';

/** What a new computer starts with. The caller's name is shown because "Dr Rahman is calling" is what gets the door opened. */
export const defaultSettings: Settings = {
  startAtLogin: false,
  closeToTray: true,
  callNotifications: true,
  showCallerName: true,
  signOutWhenIdle: 0,
  language: 'system',
  theme: 'system',
};

/** `system`, or a language's tag. */
export const languagePattern = /^(system|[a-z]{2,3})$/;
