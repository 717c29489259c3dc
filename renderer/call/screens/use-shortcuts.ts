import { useEffect, useState } from 'react';
import { useCall } from '../call-context.ts';
import type { CallPanels } from './use-panels.ts';

const storageKey = 'meroclinic.call-shortcuts';

/** Whether single keys act in the call; some people's tools type them by accident, so it can be switched off. */
export function useShortcutsSetting(): readonly [on: boolean, change: (on: boolean) => void] {
  const [on, setOn] = useState(() => localStorage.getItem(storageKey) !== 'off');
  const change = (next: boolean): void => {
    localStorage.setItem(storageKey, next ? 'on' : 'off');
    setOn(next);
  };
  return [on, change];
}

/** Keys of the call, by the action they do. */
export const shortcutKeys = {
  mute: 'M',
  camera: 'V',
  chat: 'C',
  share: 'S',
  window: 'P',
  show: '?',
} as const;

/** Single keys while nobody is writing and no dialog is open. "?" always shows the list, where they can be switched on again. */
export function useShortcuts(panels: CallPanels): void {
  const { snapshot, setMicrophone, setCamera } = useCall();
  useEffect(() => {
    const { local, parts, state } = snapshot;
    const press = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.altKey || event.metaKey || event.repeat || isBusy(event.target)) return;
      const key = event.key.toUpperCase();
      if (key === shortcutKeys.show) {
        panels.show('shortcuts');
        return;
      }
      if (localStorage.getItem(storageKey) === 'off') return;
      switch (key) {
        case shortcutKeys.mute:
          setMicrophone(local.microphone !== 'on');
          break;
        case shortcutKeys.camera:
          setCamera(local.camera !== 'on');
          break;
        case shortcutKeys.chat:
          panels.toggle('chat');
          // The letter must not be typed into the field that is focused next.
          event.preventDefault();
          break;
        case shortcutKeys.share:
          if (local.screen) parts?.share.stop();
          else if (state.kind === 'talking') void parts?.share.start();
          break;
        case shortcutKeys.window:
          panels.toggleSmallWindow();
          break;
        default:
          break;
      }
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [snapshot, setMicrophone, setCamera, panels]);
}

/** Somebody writes, chooses in a list, or answers a dialog: keys belong to that. */
function isBusy(target: EventTarget | null): boolean {
  if (document.querySelector('[role="dialog"], [role="alertdialog"], [role="menu"], [role="listbox"]')) return true;
  return target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable="true"]') !== null;
}
