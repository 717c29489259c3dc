import type { Words } from '../en/index.ts';

export const visit: Words['visit'] = {
  open: 'भेट खोल्नुहोस्',
  type: { online: 'भिडियो कल', offline: 'क्लिनिकमा' },
  status: {
    requested: 'अनुरोध गरिएको',
    proposed: 'अर्को समय प्रस्तावित',
    confirmed: 'पक्का',
    declined: 'अस्वीकृत',
    cancelled: 'रद्द',
    completed: 'सम्पन्न',
    no_show: 'उपस्थित नभएको',
  },
  call: { waiting: 'कल हुँदै', active: 'कलमा', ended: 'कल सकियो' },
  over: 'बित्यो',
};
