import type { Words } from '../en/index.ts';

export const notifications: Words['notifications'] = {
  title: 'सूचनाहरू',
  empty: 'नयाँ केही छैन',
  emptyText: 'तपाईंका अनुरोधका जवाफ र छुटेका कल यहाँ देखिन्छन्।',
  markAllRead: 'सबै पढिएको मान्नुहोस्',
  unread: 'नपढिएको',
  open: 'भेट खोल्नुहोस्',
  kind: {
    appointment_requested: { title: 'भेटको नयाँ अनुरोध', text: '{{name}} ले भेट माग्नुभएको छ, {{when}}।' },
    appointment_confirmed: { title: 'भेट पक्का भयो', text: '{{name}} सँग तपाईंको भेट: {{when}}।' },
    appointment_declined: { title: 'भेट अस्वीकृत', text: '{{name}} ले भेट लिन सक्नुहुन्न, {{when}}।' },
    appointment_cancelled: { title: 'भेट रद्द', text: '{{name}} सँगको भेट ({{when}}) रद्द भयो।' },
    call_started: { title: 'डाक्टरले कल गर्नुभयो', text: '{{name}} ले भेटका लागि कल गर्नुभयो।' },
    call_missed: { title: 'छुटेको कल', text: '{{name}} को कल छुट्यो।' },
    call_no_answer: { title: 'जवाफ आएन', text: '{{name}} ले कल उठाउनुभएन।' },
    call_declined: { title: 'अहिले होइन', text: '{{name}} ले अहिले कल लिन सक्नुहुन्न।' },
    call_cancelled: { title: 'कल रद्द', text: '{{name}} सँगको कल जोडिनुअघि नै रोकियो।' },
    call_ended: { title: 'भेट सकियो', text: '{{name}} सँगको भेट सकियो।' },
  },
};
