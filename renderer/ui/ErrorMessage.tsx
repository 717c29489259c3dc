import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ErrorCode } from '#shared/errors/codes.ts';
import { toFailure } from '#shared/errors/failure.ts';
import { useLaterWords } from '../i18n/use-later-words.ts';
import { Banner } from './Banner.tsx';

interface ErrorMessageProps {
  /** Whatever was caught, or the code itself; nothing is shown for null. */
  readonly error: unknown;
  readonly actions?: ReactNode;
}

/** What happened, what to do about it, and the code support asks for. */
export function ErrorMessage({ error, actions }: ErrorMessageProps) {
  const { t } = useTranslation(['errors', 'app']);
  const shown = error !== null && error !== undefined;
  // Before they are there, and if they cannot be loaded at all, the code alone says it.
  const inWords = useLaterWords(shown);
  if (!shown) return null;
  const { code } = toFailure(error);
  return (
    <Banner tone="danger" spoken="at-once" title={inWords ? t(`errors:${code}.title`) : null} actions={actions}>
      {inWords && <span>{t(`errors:${code}.remedy`)}</span>}
      <span className="banner-code">{t('app:errorCode', { code: code satisfies ErrorCode })}</span>
    </Banner>
  );
}
