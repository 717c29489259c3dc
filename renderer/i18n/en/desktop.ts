import type { DesktopWords } from '../desktop-words.ts';

export const desktop: DesktopWords = {
  digits: '0123456789',
  open: 'Open MeroClinic',
  quit: 'Quit MeroClinic',
  join: 'Join',
  notNow: 'Not now',
  twoMinutes: 'I need 2 minutes',
  callFrom: (name) => `${name} is calling`,
  incomingCall: 'Incoming call',
  callBody: 'Press to open MeroClinic',
  ring: { body: 'Your video visit is starting.', countdown: '{seconds} s left' },
  missedCall: 'Missed call',
  missedFrom: (name) => `Missed call from ${name}`,
  missedBody: (time) => `At ${time}. Press to open MeroClinic.`,
  starting: 'Starting',
  notProven: 'The window does not answer',
  unread: (count) => `${count} unread`,
  presence: {
    ready: 'Ready to be called',
    unreachable: 'Cannot be called',
    'in-call': 'In a call',
    'signed-out': 'Signed out',
  },
  crashed: {
    title: 'MeroClinic stopped twice',
    detail: 'The window had to be closed. If a visit was running, open the window again to resume it.',
    reopen: 'Open again',
  },
  keptRunning: {
    title: 'MeroClinic keeps running',
    hidden: 'Calls can still reach you. Open or quit it from its icon beside the clock.',
    minimized: 'Calls can still reach you. To quit, use the menu of its icon in the dock.',
  },
  closeInCall: {
    message: 'You are in a visit',
    detail: 'The visit goes on. It can stay in view in a small window over the others.',
    small: 'Small window',
    stay: 'Back to the visit',
  },
  quitInCall: {
    message: 'Leave the visit and quit?',
    detail: 'The other person stays behind without you. You can come back by opening MeroClinic again.',
    quit: 'Leave and quit',
    stay: 'Back to the visit',
  },
};
