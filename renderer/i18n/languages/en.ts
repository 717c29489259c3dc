import { atStart } from '../en/at-start.ts';
import type { LanguageWords } from '../language-words.ts';
export { desktop } from '../en/desktop.ts';

export const words: LanguageWords = {
  atStart,
  door: async () => (await import('../en/door.ts')).door,
  doctor: async () => (await import('../en/doctor.ts')).doctor,
  later: async () => (await import('../en/later.ts')).later,
};
