import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ErrorCode } from '#shared/errors/codes.ts';
import { Banner } from '../../ui/Banner.tsx';

interface FaultProps {
  readonly code: ErrorCode;
  readonly actions?: ReactNode;
}

/** Something of this computer that stands between the person and a call: what it is and what can be done. */
export function Fault({ code, actions }: FaultProps) {
  const { t } = useTranslation('errors');
  return (
    <Banner tone="wait" spoken="at-once" title={t(`${code}.title`)} actions={actions}>
      {t(`${code}.remedy`)}
    </Banner>
  );
}
