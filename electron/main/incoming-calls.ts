import type { CallAction, Settings } from '#shared/ipc/bridge.ts';
import { CallAlerts } from './call-alerts.ts';
import type { Log } from './log.ts';
import { MissedCalls } from './missed-calls.ts';
import { RingNotification } from './ring-notification.ts';
import { RingWindow } from './ring-window.ts';
import { serveRing } from './router.ts';
import type { Words } from './words.ts';

export interface IncomingCallsHost {
  platform: string;
  /** Absolute path of the built preload of the ring window. */
  preload: string;
  icon: string;
  settings: () => Settings;
  words: () => Words;
  mainIsFocused: () => boolean;
  reveal: () => void;
  act: (action: CallAction) => void;
  changed: (ringing: boolean) => void;
  log: Log;
}

export interface IncomingCalls {
  alerts: CallAlerts;
  missed: MissedCalls;
  ringWindow: RingWindow;
}

/** Makes what rings outside the main window, and joins the parts. */
export function createIncomingCalls(host: IncomingCallsHost): IncomingCalls {
  const { platform, preload, icon, settings, words, log } = host;
  const choose = (action: CallAction): void => alerts.choose(action);
  const ringWindow = new RingWindow({
    platform,
    preload,
    icon,
    log,
    mainIsFocused: host.mainIsFocused,
    view: ({ sessionId, callerName, secondsLeft }) => {
      const { language, digits, callFrom, incomingCall, join, notNow, twoMinutes, ring } = words();
      const { showCallerName, theme } = settings();
      const title = showCallerName ? callFrom(callerName) : incomingCall;
      return { sessionId, title, ...ring, join, notNow, twoMinutes, language, digits, theme, secondsLeft };
    },
  });
  const notification = new RingNotification({ settings, words, choose });
  const missed = new MissedCalls({ settings, words, open: host.reveal, now: () => new Date() });
  const alerts = new CallAlerts({
    channels: [ringWindow, notification],
    now: () => Date.now(),
    changed: host.changed,
    missed: (call) => missed.show(call),
    act: (action) => {
      if (action.action === 'join' || action.action === 'open') host.reveal();
      host.act(action);
    },
  });
  serveRing(
    {
      'ring:read': () => ringWindow.view,
      'ring:answer': (answer) => choose(answer),
      'ring:hide': () => ringWindow.hide(),
    },
    { sender: () => ringWindow.contents, log },
  );
  return { alerts, missed, ringWindow };
}
