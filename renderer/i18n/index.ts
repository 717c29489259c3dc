/** The languages of the client: one file each in `languages/`, found by its name, which is the language's tag. */
import { createInstance, type FormatterModule, type i18n as I18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { digitsOf } from '#shared/digits.ts';
import type { DesktopWords } from './desktop-words.ts';
import { atStart } from './en/at-start.ts';
import type { LaterWords, WordsAtStart } from './en/index.ts';

/** What a language's file exports. */
export interface LanguageFile {
  readonly atStart: WordsAtStart;
  /** Loaded once the first screen stands. */
  readonly later: () => Promise<LaterWords>;
  /** What the system shows for the app outside the page. */
  readonly desktop: DesktopWords;
}

const files = new Map(
  Object.entries(import.meta.glob<LanguageFile>('./languages/*.ts')).map(
    ([file, load]) => [/([^/]+)\.ts$/.exec(file)?.[1] ?? '', load] as const,
  ),
);
/** Their tags. */
export const languages: readonly string[] = [...files.keys()];
/** Built in, and what is shown to whoever reads none of the others. */
const english = 'en';

export const i18n: I18n = createInstance();

/** Numbers inside sentences are written in the language's own digits. */
const formatter: FormatterModule = {
  type: 'formatter',
  init: () => undefined,
  add: () => undefined,
  addCached: () => undefined,
  format: (value: unknown) =>
    typeof value === 'number' ? digitsOf(i18n.t('digits', { ns: 'dates' }), value) : String(value),
};

const known = (tag: string): string | undefined => {
  const [language] = tag.toLowerCase().split('-');
  return languages.find((each) => each === language);
};

/** The language behind a setting: `system` follows the computer. */
export function languageOf(setting: string, preferred: readonly string[]): string {
  if (setting !== 'system') return known(setting) ?? english;
  return preferred.map(known).find((each) => each !== undefined) ?? english;
}

/** @param words `all`, or only those of the first screens, with `laterWords()` to follow */
export async function startI18n(language: string, words: 'all' | 'at-start' = 'all'): Promise<void> {
  await i18n
    .use(initReactI18next)
    .use(formatter)
    .init({
      lng: english,
      fallbackLng: english,
      ns: Object.keys(atStart),
      defaultNS: 'app',
      resources: { en: atStart },
      // React escapes what it renders.
      interpolation: { escapeValue: false, alwaysFormat: true },
      // Later words reach what is shown already.
      react: { useSuspense: false, bindI18nStore: 'added' },
    });
  if (words === 'all') await laterWords();
  await changeLanguage(language);
}

let wantsLater = false;

/** The words of all screens but the first, in the language shown now and those shown from now on. */
export async function laterWords(): Promise<void> {
  wantsLater = true;
  await bringLater(i18n.language);
}

async function bringLater(language: string): Promise<void> {
  const load = files.get(language);
  if (load === undefined || i18n.hasResourceBundle(language, 'errors')) return;
  const file = await load();
  for (const [namespace, words] of Object.entries(await file.later()))
    i18n.addResourceBundle(language, namespace, words);
}

/** Takes effect at once, without a restart. */
export async function changeLanguage(language: string): Promise<void> {
  const load = files.get(language);
  if (load !== undefined && !i18n.hasResourceBundle(language, 'app')) {
    const file = await load();
    for (const [namespace, words] of Object.entries(file.atStart)) i18n.addResourceBundle(language, namespace, words);
  }
  if (wantsLater) await bringLater(language);
  await i18n.changeLanguage(language);
  document.documentElement.lang = language;
}

export function currentLanguage(): string {
  return i18n.language;
}

/** Chromium cannot name these in themselves. */
const ownNames: Readonly<Record<string, string>> = { ne: 'नेपाली', mai: 'मैथिली', new: 'नेपाल भाषा' };

/** A language, named in itself: whoever needs it may not be able to read the one shown. */
export function languageName(tag: string): string {
  return ownNames[tag] ?? new Intl.DisplayNames([tag], { type: 'language' }).of(tag) ?? tag;
}
