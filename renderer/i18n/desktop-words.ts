import type { PresenceState } from '#shared/ipc/bridge.ts';

/** The few words the system itself shows for the app, outside the page: tray, notification, ring window. */
export interface DesktopWords {
  /** Its ten digits, from zero on. */
  digits: string;
  open: string;
  quit: string;
  join: string;
  notNow: string;
  twoMinutes: string;
  callFrom: (name: string) => string;
  incomingCall: string;
  callBody: string;
  /** In the ring window. */
  ring: { body: string; countdown: string };
  missedCall: string;
  missedFrom: (name: string) => string;
  missedBody: (time: string) => string;
  starting: string;
  notProven: string;
  unread: (count: number) => string;
  presence: Readonly<Record<PresenceState, string>>;
  crashed: { title: string; detail: string; reopen: string };
  /** On the first close. */
  keptRunning: { title: string; hidden: string; minimized: string };
  closeInCall: { message: string; detail: string; small: string; stay: string };
  quitInCall: { message: string; detail: string; quit: string; stay: string };
}
