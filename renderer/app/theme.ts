import type { Settings } from '#shared/ipc/bridge.ts';

/** `system` leaves the choice to the computer's own setting, also while the app runs. */
export function applyTheme(theme: Settings['theme']): void {
  if (theme === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = theme;
}
