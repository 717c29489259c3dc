import type { Words } from '../en/index.ts';

export const ui: Words['ui'] = {
  close: 'बन्द गर्नुहोस्',
  dismiss: 'हटाउनुहोस्',
  clearSearch: 'खोजी मेटाउनुहोस्',
  messages: 'सन्देशहरू',
  showOptions: 'सबै विकल्प देखाउनुहोस्',
  noOptions: 'तपाईंले लेख्नुभएकोसँग मिल्ने केही छैन।',
  previousPage: 'अघिल्लो पृष्ठ',
  nextPage: 'अर्को पृष्ठ',
  pageOf: 'पृष्ठ {{page}} / {{pages}}',
  previousMonth: 'अघिल्लो महिना',
  nextMonth: 'अर्को महिना',
  openCalendar: 'पात्रो खोल्नुहोस्',
  segment: { day: 'दिन', month: 'महिना', year: 'वर्ष', hour: 'घण्टा', minute: 'मिनेट' },
};
