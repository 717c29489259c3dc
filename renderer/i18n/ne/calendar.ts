import type { Words } from '../en/index.ts';

export const calendar: Words['calendar'] = {
  title: 'पात्रो',
  week: '{{from}} – {{until}}',
  zone: 'समय तपाईंको काम गर्ने क्षेत्र ({{zone}}) अनुसार छ।',
  earlier: 'अघिल्लो हप्ता',
  later: 'अर्को हप्ता',
  today: 'आज',
  isToday: 'आज',
  changeHours: 'समय बदल्नुहोस्',
  hours: 'समय {{ranges}}',
  range: '{{from}}–{{until}}',
  noHours: 'समय छैन',
  leave: 'बिदा',
  noVisits: 'भेट छैन',
  visits_one: '{{count}} भेट',
  visits_other: '{{count}} भेट',
  state: {
    requested: 'अनुरोध गरिएको',
    proposed: 'अर्को समय प्रस्ताव',
    confirmed: 'पक्का',
    waiting: 'प्रतीक्षा कक्षमा',
    inCall: 'कलमा',
    completed: 'सम्पन्न',
    no_show: 'आउनुभएन',
  },
};
