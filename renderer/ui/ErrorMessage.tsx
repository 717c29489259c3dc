import { useEffect, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ErrorCode } from '#shared/errors/codes.ts';
import { toFailure } from '#shared/errors/failure.ts';
import { laterWords } from '../i18n/index.ts';
import { Banner } from './Banner.tsx';

interface ErrorMessageProps {
  /** Whatever was caught, or the code itself; nothing is shown for null. */
  readonly error: unknown;
  readonly actions?: ReactNode;
}

/** What happened, what to do about it, and the code support asks for. */
export function ErrorMessage({ error, actions }: ErrorMessageProps) {
  const { t, i18n } = useTranslation(['errors', 'app']);
  // Before they are there, and if they cannot be loaded at all, the code alone says it.
  const inWords = i18n.hasResourceBundle(i18n.language, 'errors');
  const shown = error !== null && error !== undefined;
  useEffect(() => {
    if (shown && !inWords) laterWords().catch(() => undefined);
  }, [shown, inWords]);
  if (!shown) return null;
  const { code } = toFailure(error);
  return (
    <Banner tone="danger" spoken="at-once" title={inWords ? t(`errors:${code}.title`) : null} actions={actions}>
      {inWords && <span>{t(`errors:${code}.remedy`)}</span>}
      <span className="banner-code">{t('app:errorCode', { code: code satisfies ErrorCode })}</span>
    </Banner>
  );
}
