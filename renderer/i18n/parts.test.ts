import { expect, test } from 'vitest';
import { en } from './en/index.ts';
import { changeLanguage, i18n, laterWords, startI18n, wordsOf } from './index.ts';
import { ne } from './ne/index.ts';

test('of one language, what a screen says comes with it, and stays when the language is changed', async () => {
  await startI18n('ne', 'at-start');
  expect(i18n.t('app:signOut')).toBe(ne.app.signOut);
  expect(i18n.hasResourceBundle('ne', 'signIn')).toBe(false);
  expect(i18n.hasResourceBundle('en', 'app')).toBe(false);

  await wordsOf('door');
  expect(i18n.t('signIn:submit')).toBe(ne.signIn.submit);
  expect(i18n.hasResourceBundle('ne', 'doctorDay')).toBe(false);

  await changeLanguage('en');
  expect(i18n.t('signIn:submit')).toBe(en.signIn.submit);
  expect(i18n.hasResourceBundle('en', 'errors')).toBe(false);
  expect(document.documentElement.lang).toBe('en');

  await laterWords();
  expect(i18n.t('errors:server_unreachable.title')).toBe(en.errors.server_unreachable.title);
  expect(i18n.hasResourceBundle('ne', 'errors')).toBe(false);
});
