/** The languages of the client: one file each in `languages/`, found by its name, which is the language's tag. */
import { createInstance, type FormatterModule, type i18n as I18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { digitsOf } from '#shared/digits.ts';
import { fetchedPart } from '../platform/fetched-part.ts';
import type { Part } from './en/index.ts';
import type { LanguageWords } from './language-words.ts';

const files = new Map(
  Object.entries(import.meta.glob<LanguageWords>('./languages/*.ts', { import: 'words' })).map(
    ([file, load]) => [/([^/]+)\.ts$/.exec(file)?.[1] ?? '', load] as const,
  ),
);
/** Their tags. */
export const languages: readonly string[] = [...files.keys()];
/** What is shown to whoever reads none of the others. */
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

/** @param words `all`, or only those said at once, with the parts to follow beside the screens that say them */
export async function startI18n(language: string, words: 'all' | 'at-start' = 'all'): Promise<void> {
  await i18n
    .use(initReactI18next)
    .use(formatter)
    .init({
      lng: language,
      fallbackLng: english,
      ns: [],
      defaultNS: 'app',
      resources: {},
      // React escapes what it renders.
      interpolation: { escapeValue: false, alwaysFormat: true },
      // Later words reach what is shown already.
      react: { useSuspense: false, bindI18nStore: 'added' },
    });
  if (words === 'all') for (const part of ['door', 'doctor', 'later'] as const) wanted.add(part);
  try {
    await changeLanguage(language);
  } catch (caught) {
    if (language === english) throw caught;
    console.error(`The words in ${language} could not be loaded`, caught);
    await changeLanguage(english);
  }
}

/** The parts that a screen has asked for so far: a language changed to is brought with them. */
const wanted = new Set<Part>();
/** What is there or on its way, by language and part. */
const brought = new Map<string, Promise<void>>();

function bring(language: string, part: Part | 'atStart'): Promise<void> {
  const key = `${language} ${part}`;
  const known = brought.get(key);
  if (known !== undefined) return known;
  const bringing = addWords(language, part).catch((caught: unknown) => {
    // Asked for again, it is tried again.
    brought.delete(key);
    throw caught;
  });
  brought.set(key, bringing);
  return bringing;
}

async function addWords(language: string, part: Part | 'atStart'): Promise<void> {
  const load = files.get(language);
  if (load === undefined) return;
  const file = await fetchedPart(load);
  const words = part === 'atStart' ? file.atStart : await fetchedPart(async () => file[part]());
  for (const [namespace, each] of Object.entries(words)) i18n.addResourceBundle(language, namespace, each);
}

/** The words of some screens, in the language shown now and those shown from now on. */
export async function wordsOf(part: Part): Promise<void> {
  wanted.add(part);
  await bring(i18n.language, part);
}

/** The words of all screens but the first ones. */
export async function laterWords(): Promise<void> {
  await wordsOf('later');
}

/** Takes effect at once, without a restart. */
export async function changeLanguage(language: string): Promise<void> {
  await bring(language, 'atStart');
  await Promise.all([...wanted].map((part) => bring(language, part)));
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
