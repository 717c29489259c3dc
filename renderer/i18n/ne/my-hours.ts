import type { Words } from '../en/index.ts';

export const myHours: Words['myHours'] = {
  title: 'मेरो समय',
  lead: 'बिरामीहरूले यी समयमा भेट माग्न सक्नुहुन्छ। पक्का भइसकेका भेट रहिरहन्छन्।',
  week: 'हरेक हप्ता',
  from: 'देखि',
  until: 'सम्म',
  saved: 'तपाईंको समय सुरक्षित भयो।',
  exceptions: 'बिदा र थप समय',
  noExceptions: 'केही तय छैन',
  noExceptionsText: 'बिदा वा सामान्य हप्ताबाहिरको समय थप्नुहोस्।',
  kind: { leave: 'बिदा', extra: 'थप समय' },
  what: 'के हो?',
  firstDay: 'दिन',
  addException: 'थप्नुहोस्',
  note: 'आफ्नै लागि टिपोट',
  between: '{{from}} – {{until}}',
  removeException: '{{kind}} हटाउनुहोस्, {{when}}',
  missing: 'दिन र दुवै समय छान्नुहोस्; अन्त्य सुरुभन्दा पछि।',
};
