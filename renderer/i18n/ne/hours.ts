import type { Words } from '../en/index.ts';

export const hours: Words['hours'] = {
  zone: 'समय डाक्टरको समय क्षेत्र {{zone}} अनुसार हो। यहाँ बदलेको नयाँ बुकिङका लागि मात्र हो; बुक भइसकेका भेट यथावत् रहन्छन्।',
  weekday: {
    Sun: 'आइतबार',
    Mon: 'सोमबार',
    Tue: 'मंगलबार',
    Wed: 'बुधबार',
    Thu: 'बिहीबार',
    Fri: 'शुक्रबार',
    Sat: 'शनिबार',
  },
  closed: 'समय छैन',
  from: 'देखि',
  until: 'सम्म',
  add: 'समय थप्नुहोस्',
  addTo: '{{day}} को समय थप्नुहोस्',
  remove: '{{day}} को यो समय हटाउनुहोस्',
  minutes: 'मिनेट',
  grid: { visitMinutes: 'भेटको अवधि', bufferMinutes: 'भेटपछिको विश्राम', minimumNoticeMinutes: 'अग्रिम सूचना' },
  gridHelp: {
    visitMinutes: 'खाली समय यति अन्तरमा देखाइन्छ।',
    bufferMinutes: 'दुई भेटबीच खाली राखिन्छ।',
    minimumNoticeMinutes: 'भेट सुरु हुनुभन्दा कम्तीमा यति अघि बुक हुन्छ।',
  },
  problem: {
    incomplete: 'दुवै समय छान्नुहोस्।',
    backwards: 'सुरु भएपछि मात्र सकिनुपर्छ।',
    overlaps: 'यस दिनको अर्को समयसँग जुध्छ।',
    number: '{{least}} देखि {{most}} सम्मको पूर्ण संख्या।',
    some: 'कृपया माथि चिनो लगाइएका सच्याउनुहोस्।',
  },
  save: 'समय सुरक्षित गर्नुहोस्',
  takeBack: 'परिवर्तन फिर्ता लिनुहोस्',
};
