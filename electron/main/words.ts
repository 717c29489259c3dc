/** The few words the system itself shows for the app: tray, notification, ring window. The client's own words live with the client. */
import type { PresenceState, Settings } from '#shared/ipc/bridge.ts';

export interface Words {
  language: 'en' | 'ne';
  /** For times and numbers. */
  locale: string;
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

const english: Words = {
  language: 'en',
  locale: 'en-GB',
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

const nepali: Words = {
  language: 'ne',
  locale: 'ne-NP-u-nu-deva',
  open: 'MeroClinic खोल्नुहोस्',
  quit: 'MeroClinic बन्द गर्नुहोस्',
  join: 'जोडिनुहोस्',
  notNow: 'अहिले होइन',
  twoMinutes: 'मलाई २ मिनेट चाहियो',
  callFrom: (name) => `${name} ले कल गर्दै हुनुहुन्छ`,
  incomingCall: 'कल आयो',
  callBody: 'MeroClinic खोल्न थिच्नुहोस्',
  ring: { body: 'तपाईंको भिडियो भेट सुरु हुँदैछ।', countdown: '{seconds} सेकेन्ड बाँकी' },
  missedCall: 'छुटेको कल',
  missedFrom: (name) => `${name} को कल छुट्यो`,
  missedBody: (time) => `${time} बजे। MeroClinic खोल्न थिच्नुहोस्।`,
  starting: 'सुरु हुँदैछ',
  notProven: 'झ्यालले जवाफ दिएको छैन',
  unread: (count) => `${count} नपढिएका`,
  presence: {
    ready: 'कल आउन सक्छ',
    unreachable: 'कल आउन सक्दैन',
    'in-call': 'कलमा हुनुहुन्छ',
    'signed-out': 'साइन आउट गरिएको छ',
  },
  crashed: {
    title: 'MeroClinic दुई पटक रोकियो',
    detail: 'झ्याल बन्द गर्नुपर्‍यो। भिजिट चलिरहेको थियो भने, फेरि सुरु गर्न झ्याल खोल्नुहोस्।',
    reopen: 'फेरि खोल्नुहोस्',
  },
  keptRunning: {
    title: 'MeroClinic चलिरहेको छ',
    hidden: 'तपाईंलाई कल आउन सक्छ। घडी छेउको आइकनबाट खोल्न वा बन्द गर्न सकिन्छ।',
    minimized: 'तपाईंलाई कल आउन सक्छ। बन्द गर्न डकमा रहेको आइकनको मेनु प्रयोग गर्नुहोस्।',
  },
  closeInCall: {
    message: 'तपाईं भेटमा हुनुहुन्छ',
    detail: 'भेट चलिरहन्छ। यो अरू झ्यालमाथि सानो झ्यालमा देखिइरहन सक्छ।',
    small: 'सानो झ्याल',
    stay: 'भेटमा फर्कनुहोस्',
  },
  quitInCall: {
    message: 'भेट छोडेर बन्द गर्ने?',
    detail: 'अर्को व्यक्ति तपाईं बिना बाँकी रहनुहुन्छ। MeroClinic फेरि खोलेर फर्कन सकिन्छ।',
    quit: 'छोडेर बन्द गर्नुहोस्',
    stay: 'भेटमा फर्कनुहोस्',
  },
};

/** @param locale of the system, for example `ne-NP` */
export function wordsFor(language: Settings['language'], locale: string): Words {
  const chosen = language === 'system' ? locale.slice(0, 2).toLowerCase() : language;
  return chosen === 'ne' ? nepali : english;
}
