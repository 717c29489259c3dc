/** What a call can do beside talking, as it is when nothing of it is used yet; for tests and stories. */
import type { CallFeatures } from '../parts/index.ts';

export function testFeatures(change: Partial<CallFeatures> = {}): CallFeatures {
  return {
    quality: { verdict: { grade: 'good' }, rung: 'full', mode: 'auto', voiceOnly: null, sample: null },
    chat: { entries: [], unread: 0, flooded: false },
    devices: {
      lists: { audioinput: [], videoinput: [], audiooutput: [] },
      speaker: { id: '', label: '' },
      speakerLost: null,
      mutedSpeaking: false,
    },
    share: { choosing: false, problem: null },
    photo: { kind: 'none' },
    ...change,
  };
}
