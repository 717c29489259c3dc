import type { Words } from '../en/index.ts';

export const waitingRoom: Words['waitingRoom'] = {
  title: 'प्रतीक्षा कक्ष',
  enter: 'प्रतीक्षा कक्षमा जानुहोस्',
  told: 'तपाईं यहाँ हुनुहुन्छ भन्ने {{name}} ले देख्नुहुन्छ। भेट आफैं सुरु हुन्छ; केही थिच्नु पर्दैन।',
  withAnother: '{{name}} अर्को बिरामीसँग हुनुहुन्छ, र तपाईं यहाँ हुनुभएको देख्नुहुन्छ। भेट आफैं सुरु हुन्छ।',
  doctorHere: '{{name}} तपाईंका लागि तयार हुँदै हुनुहुन्छ। भेट आफैं सुरु हुन्छ।',
  doctorLate_one: '{{name}} झन्डै {{count}} मिनेट ढिलो हुनुहुन्छ। कृपया पर्खनुहोस्; तपाईंको पालो रहन्छ।',
  doctorLate_other: '{{name}} झन्डै {{count}} मिनेट ढिलो हुनुहुन्छ। कृपया पर्खनुहोस्; तपाईंको पालो रहन्छ।',
  unseen: 'भेट सुरु नभएसम्म तपाईंलाई कसैले देख्दैन र सुन्दैन।',
  selfPicture: 'तपाईंको आफ्नै तस्बिर',
  devices: 'तपाईंका उपकरणहरू',
  cameraReady: 'क्यामेरा तयार छ',
  cameraNotReady: 'अहिलेसम्म तस्बिर छैन',
  microphoneReady: 'माइक तयार छ',
  microphoneNotReady: 'अहिलेसम्म माइक छैन',
  leave: 'प्रतीक्षा कक्षबाट निस्कनुहोस्',
  waits: '{{name}} प्रतीक्षा कक्षमा हुनुहुन्छ',
  waitsMinutes_one: '{{name}} {{count}} मिनेटदेखि पर्खिरहनुभएको छ',
  waitsMinutes_other: '{{name}} {{count}} मिनेटदेखि पर्खिरहनुभएको छ',
  devicesOk: 'उपकरणहरू ठीक छन्',
  devicesNotOk: 'क्यामेरा वा माइक तयार छैन',
};
