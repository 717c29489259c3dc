import { cleanup, render, screen } from '@testing-library/react';
import { beforeAll, expect, test } from 'vitest';
import { errorCodes } from '#shared/errors/codes.ts';
import { Failure } from '#shared/errors/failure.ts';
import { en } from '../i18n/en/index.ts';
import { changeLanguage, startI18n } from '../i18n/index.ts';
import { ne } from '../i18n/ne/index.ts';
import { ErrorMessage } from './ErrorMessage.tsx';

beforeAll(() => startI18n('en'));

test.each(errorCodes)('%s has title, remedy and code in both languages', async (code) => {
  for (const [language, words] of [
    ['en', en],
    ['ne', ne],
  ] as const) {
    await changeLanguage(language);
    render(<ErrorMessage error={new Failure(code)} />);
    const { textContent } = screen.getByRole('alert');
    expect(textContent).toContain(words.errors[code].title);
    expect(textContent).toContain(words.errors[code].remedy);
    expect(textContent).toContain(code);
    cleanup();
  }
  await changeLanguage('en');
});

test('what is not a failure of ours is unexpected, and nothing of it is shown', () => {
  render(<ErrorMessage error={new Error('secret detail')} />);
  expect(screen.getByRole('alert').textContent).toContain(en.errors.unexpected.title);
  expect(screen.queryByText(/secret/)).toBeNull();
});

test('no error, no message', () => {
  render(<ErrorMessage error={null} />);
  expect(screen.queryByRole('alert')).toBeNull();
});
