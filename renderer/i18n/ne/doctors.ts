import type { Words } from '../en/index.ts';

export const doctors: Words['doctors'] = {
  title: 'डाक्टर खोज्नुहोस्',
  lead: 'पहिले डाक्टर, अनि समय छान्नुहोस्।',
  search: 'नाम वा विशेषज्ञताबाट खोज्नुहोस्',
  clearSearch: 'खोजी मेटाउनुहोस्',
  found_zero: 'कुनै डाक्टर भेटिएन',
  found_one: '{{count}} डाक्टर',
  found_other: '{{count}} डाक्टर',
  none: '“{{query}}” सँग मिल्ने डाक्टर छैन',
  noneText: 'अर्को शब्द प्रयास गर्नुहोस्, वा सबै डाक्टर हेर्नुहोस्।',
  showAll: 'सबै डाक्टर देखाउनुहोस्',
  nobody: 'अहिलेसम्म डाक्टर छैनन्',
  nobodyText: 'क्लिनिकले आफ्नो तालिका खोलेको छैन। पछि फेरि हेर्नुहोस्।',
  nextFree: 'अर्को खाली समय: {{when}}',
  noFree: 'आउँदा दुई हप्तामा खाली समय छैन',
  minutes: '{{count}} मिनेट',
  book: 'भेट बुक गर्नुहोस्',
  bookWith: '{{name}} सँग भेट बुक गर्नुहोस्',
  offers: { online: 'भिडियो कल', offline: 'क्लिनिकमा' },
  speaks: '{{languages}} बोल्नुहुन्छ',
};
