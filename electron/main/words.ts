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
  callFrom: (name: string) => string;
  incomingCall: string;
  callBody: string;
  /** In the ring window. */
  ring: { body: string; countdown: string };
  missedCall: string;
  missedFrom: (name: string) => string;
  missedBody: (time: string) => string;
  starting: string;
  unread: (count: number) => string;
  presence: Readonly<Record<PresenceState, string>>;
  crashed: { title: string; detail: string; reopen: string };
}

const english: Words = {
  language: 'en',
  locale: 'en-GB',
  open: 'Open MeroClinic',
  quit: 'Quit MeroClinic',
  join: 'Join',
  notNow: 'Not now',
  callFrom: (name) => `${name} is calling`,
  incomingCall: 'Incoming call',
  callBody: 'Press to open MeroClinic',
  ring: { body: 'Your video visit is starting.', countdown: '{seconds} s left' },
  missedCall: 'Missed call',
  missedFrom: (name) => `Missed call from ${name}`,
  missedBody: (time) => `At ${time}. Press to open MeroClinic.`,
  starting: 'Starting',
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
};

const nepali: Words = {
  language: 'ne',
  locale: 'ne-NP-u-nu-deva',
  open: 'MeroClinic खोल्नुहोस्',
  quit: 'MeroClinic बन्द गर्नुहोस्',
  join: 'जोडिनुहोस्',
  notNow: 'अहिले होइन',
  callFrom: (name) => `${name} ले कल गर्दै हुनुहुन्छ`,
  incomingCall: 'कल आयो',
  callBody: 'MeroClinic खोल्न थिच्नुहोस्',
  ring: { body: 'तपाईंको भिडियो भेट सुरु हुँदैछ।', countdown: '{seconds} सेकेन्ड बाँकी' },
  missedCall: 'छुटेको कल',
  missedFrom: (name) => `${name} को कल छुट्यो`,
  missedBody: (time) => `${time} बजे। MeroClinic खोल्न थिच्नुहोस्।`,
  starting: 'सुरु हुँदैछ',
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
};

/** @param locale of the system, for example `ne-NP` */
export function wordsFor(language: Settings['language'], locale: string): Words {
  const chosen = language === 'system' ? locale.slice(0, 2).toLowerCase() : language;
  return chosen === 'ne' ? nepali : english;
}
