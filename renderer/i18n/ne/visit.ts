import type { Words } from '../en/index.ts';

export const visit: Words['visit'] = {
  open: 'भेट खोल्नुहोस्',
  type: { online: 'भिडियो कल', offline: 'क्लिनिकमा', phone: 'भिडियो कल, त्यसपछि फोन' },
  status: {
    requested: 'अनुरोध गरिएको',
    proposed: 'अर्को समय प्रस्तावित',
    confirmed: 'पक्का',
    declined: 'अस्वीकृत',
    cancelled: 'रद्द',
    completed: 'सम्पन्न',
    no_show: 'उपस्थित नभएको',
  },
  call: { waiting: 'कल हुँदै', active: 'कलमा', ended: 'कल सकियो', phone: 'फोनबाट' },
  over: 'बित्यो',
  byPhone: {
    calls: '{{name}} ले {{phone}} मा फोन गर्नुहुन्छ। कृपया फोन नजिकै राख्नुहोस्।',
    noNumber: '{{name}} फोनबाट कुरा गर्न चाहनुहुन्छ, तर क्लिनिकसँग तपाईंको नम्बर छैन। कृपया थप्नुहोस्।',
    addNumber: 'आफ्नो नम्बर थप्नुहोस्',
  },
};
