/// <reference types="vite/types/importMeta.d.ts" />
/** The few words the system itself shows for the app, from the same files as the page's own (renderer/i18n/README.md). */
import type { Settings } from '#shared/ipc/bridge.ts';
import type { DesktopWords } from '../../renderer/i18n/desktop-words.ts';

export interface Words extends DesktopWords {
  /** Its tag. */
  readonly language: string;
}

const files = import.meta.glob<DesktopWords>('../../renderer/i18n/languages/*.ts', { eager: true, import: 'desktop' });
const byTag = new Map(
  Object.entries(files).map(([file, desktop]) => {
    const language = /([^/]+)\.ts$/.exec(file)?.[1] ?? '';
    return [language, { ...desktop, language }] as const;
  }),
);

/** @param locale of the system, for example `ne-NP` */
export function wordsFor(language: Settings['language'], locale: string): Words {
  const chosen = language === 'system' ? (locale.split('-')[0] ?? '').toLowerCase() : language;
  const found = byTag.get(chosen) ?? byTag.get('en');
  if (found === undefined) throw new Error('the app was built without its words');
  return found;
}
