import type { DesktopWords } from '../desktop-words.ts';

export const desktop: DesktopWords = {
  digits: '०१२३४५६७८९',
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
    detail: 'झ्याल बन्द गर्नुपर्‍यो। भेट चलिरहेको थियो भने, फेरि सुरु गर्न झ्याल खोल्नुहोस्।',
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
