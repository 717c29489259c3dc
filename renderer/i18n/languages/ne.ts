import { atStart } from '../ne/at-start.ts';
import type { LanguageWords } from '../language-words.ts';
export { desktop } from '../ne/desktop.ts';

export const words: LanguageWords = {
  atStart,
  door: async () => (await import('../ne/door.ts')).door,
  doctor: async () => (await import('../ne/doctor.ts')).doctor,
  later: async () => (await import('../ne/later.ts')).later,
};
