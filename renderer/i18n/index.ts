/** The languages of the client. English is built in; the others are loaded when somebody reads them. */
import { createInstance, type FormatterModule, type i18n as I18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { digitsOf } from './digits.ts';
import { atStart } from './en/at-start.ts';
import { lateWords } from './late.ts';

export const i18n: I18n = createInstance();

export const languages = { en: 'English', ne: 'नेपाली' } as const;
export type Language = keyof typeof languages;

/** Numbers inside sentences are written in the language's own digits. */
const formatter: FormatterModule = {
  type: 'formatter',
  init: () => undefined,
  add: () => undefined,
  addCached: () => undefined,
  format: (value: unknown, _format, language) =>
    typeof value === 'number' ? digitsOf(language ?? 'en', value) : String(value),
};

/** The language behind a setting: `system` follows the computer. */
export function languageOf(setting: 'system' | Language, preferred: readonly string[]): Language {
  if (setting !== 'system') return setting;
  const first = preferred.find((tag) => /^(en|ne)\b/i.test(tag));
  return first !== undefined && /^ne\b/i.test(first) ? 'ne' : 'en';
}

export async function startI18n(language: Language): Promise<void> {
  await i18n
    .use(initReactI18next)
    .use(formatter)
    .init({
      lng: 'en',
      fallbackLng: 'en',
      ns: Object.keys(atStart),
      defaultNS: 'app',
      resources: { en: atStart },
      // React escapes what it renders.
      interpolation: { escapeValue: false, alwaysFormat: true },
      react: { useSuspense: false },
    });
  lateWords.bringTo((namespace, words) => i18n.addResourceBundle('en', namespace, words));
  await changeLanguage(language);
}

/** Takes effect at once, without a restart. */
export async function changeLanguage(language: Language): Promise<void> {
  if (language === 'ne' && !i18n.hasResourceBundle('ne', 'app')) {
    const { ne } = await import('./ne/index.ts');
    for (const [namespace, words] of Object.entries(ne)) i18n.addResourceBundle('ne', namespace, words);
  }
  await i18n.changeLanguage(language);
  document.documentElement.lang = language;
}

export function currentLanguage(): Language {
  return i18n.language === 'ne' ? 'ne' : 'en';
}
