import type { ReactNode } from 'react';
import { I18nProvider } from 'react-aria-components/I18nProvider';

/**
 * Parts of dates stand in the same order on every computer, whatever its own language: day, month, year, 24 hours. The
 * words and digits over them are those of the app.
 */
export function FieldLocale({ children }: { readonly children: ReactNode }) {
  return <I18nProvider locale="en-GB">{children}</I18nProvider>;
}
